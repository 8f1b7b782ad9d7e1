import { startOfText } from '../text/text-range.js';
import { maximumBytes } from '../yaml/record-text.js';
import type { YamlFault } from '../yaml/yaml-fault.js';

/** The part of the host's decoder that is used here: every host has one, but ES2022 alone doesn't declare it. */
declare class TextDecoder {
  constructor(label: 'utf-8', options: { readonly fatal: boolean; readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

/** What a file's bytes are as text, byte order mark included; or why they are none. */
export type Decoded = { readonly text: string } | { readonly text: undefined; readonly fault: YamlFault };

/** Decodes the bytes of a record, which are UTF-8 and no more than a record may have. Never throws. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > maximumBytes) return { text: undefined, fault: tooLarge };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const [first, second] = bytes;
    const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    const data = { id: isUtf16 ? 'utf16' : 'not-utf8' } as const;
    return { text: undefined, fault: { code: 'not-text', range: startOfText, data } };
  }
}

/** What is wrong with a file that has more bytes than a record may have. */
export const tooLarge: YamlFault = { code: 'too-large', range: startOfText, data: { id: 'too-large' } };
