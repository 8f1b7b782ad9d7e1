import * as z from 'zod';
import { date, handle, idOf, recordOf, required } from './fields.js';

/** `signatures/<id>.yaml`: one a signer, so that two people who sign never conflict. */
export const signatureSchema = recordOf('Signature', 'One person agrees to one version of an agreement.', {
  agreement: required(idOf('agreement'), 'The agreement that is agreed to.'),
  by: required(handle, 'Who agrees.'),
  date: required(date, 'The day of the signature.'),
  text: required(
    z.string().regex(/^sha256:[0-9a-f]{64}$/, 'The text is named by sha256: and 64 hexadecimal digits.'),
    'The fingerprint of the agreement as it was then: the SHA-256 of its RFC 8785 JSON, so layout and comments do not matter.',
    `sha256:${'0f1e2d3c4b5a6978'.repeat(4)}`,
  ),
});

export type Signature = z.infer<typeof signatureSchema>;
