import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { agreementLines } from '../insight/agreement.js';
import { pairName, shortName } from '../insight/people.js';
import type { AgreementState } from '../insight/signatures.js';
import { joinNames } from '../text/words.js';
import { harmless, plainText } from './plain-text.js';
import type { Perspective } from '../insight/perspective.js';

/** An agreement to be read, as Markdown: who has agreed, then what it says. */
export function agreementMarkdown(
  perspective: Perspective,
  pair: LoadedRecord<'pair'>,
  state: AgreementState,
): string {
  const { snapshot } = perspective;
  const lines = agreementLines(perspective, pair, state.agreement.value);
  const parts = [
    `# Working agreement of ${plainText(pairName(snapshot, pair.value))}`,
    `${plainText(state.words)}.${stillToAgree(snapshot, pair, state)}`,
    ...lines.map(({ title, text }) => `## ${plainText(title)}\n\n${harmless(text)}`),
    ...(lines.length === 0 ? ['It says nothing yet.'] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function stillToAgree(
  snapshot: Snapshot,
  pair: LoadedRecord<'pair'>,
  { missing, signatures }: AgreementState,
): string {
  if (missing.length === 0 || signatures.length === 0) return '';
  const names = joinNames(missing.map((handle) => plainText(shortName(snapshot, handle, pair.value))));
  return ` ${names} ${missing.length === 1 ? 'is' : 'are'} still to agree.`;
}
