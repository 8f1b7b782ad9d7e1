import type { LoadedRecord } from '../core/folder/snapshot.js';
import { agreementLines, keyTitle, openKeys, type AgreementKey } from '../core/insight/agreement.js';
import type { Perspective } from '../core/insight/perspective.js';
import type { AgreementState } from '../core/insight/signatures.js';
import type { RowGroup } from './rows.js';

/** What can be done with an agreement: one of three things with all of it, or a change of what it says under a key. */
export type AgreementTask = { readonly do: 'agree' | 'compare' | 'open' } | { readonly change: AgreementKey };

/** What I can do with the agreement of a pair, to choose from. */
export function agreementTasks(
  perspective: Perspective,
  pair: LoadedRecord<'pair'>,
  { agreement, missing, signatures }: AgreementState,
): readonly RowGroup<AgreementTask>[] {
  const { snapshot, me } = perspective;
  const canAgree = me !== undefined && missing.includes(me);
  const hasChanged = signatures.some((signature) => signature.changedSince);
  return [
    {
      rows: [
        ...(canAgree ? [{ label: 'Agree to it as it is now', value: { do: 'agree' } as const }] : []),
        ...(hasChanged ? [{ label: 'Show what changed since', value: { do: 'compare' } as const }] : []),
      ],
    },
    {
      title: 'Change what it says',
      rows: agreementLines(perspective, pair, agreement.value).map(({ key, title, text }) => ({
        label: title,
        detail: text.replace(/\s+/g, ' '),
        value: { change: key },
      })),
    },
    {
      title: 'Add',
      rows: openKeys(agreement.value).map((key) => ({
        label: keyTitle(snapshot, pair, key),
        value: { change: key },
      })),
    },
    { title: 'The file', rows: [{ label: 'Open the file', value: { do: 'open' } }] },
  ];
}
