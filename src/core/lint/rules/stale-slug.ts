import { referencesIn } from '../../names/names-in-text.js';
import { isSigned } from '../../names/is-signed.js';
import { rule } from '../rule.js';
import { replaceValue } from '../value-fixes.js';

interface Data {
  readonly written: string;
  /** The id of today. */
  readonly id: string;
}

export const staleSlug = rule<Data>({
  code: 'stale-slug',
  severity: 'advice',
  on: 'advice',
  isForAnybody: true,
  title: 'Reference with an old name',
  explanation:
    'The code at the end still leads to the right record, whose file has another name by now. Refreshing the reference makes it read well. That of an agreement which somebody has signed is left alone: the signature is for those very words.',
  example: 'renamed-goal',
  advise: ({ snapshot, seen, file }) => {
    // What both agreed to stays as it is, since their signatures are for those very words.
    if (isSigned(snapshot, file)) return [];
    return referencesIn(file.kind, file.value).flatMap(({ path, to, reference: written }) => {
      const id = seen.find(to, written)?.id;
      return id === undefined || id === written ? [] : [{ path, data: { written, id } }];
    });
  },
  message: ({ written, id }) =>
    `${written} leads to what is called ${id} by now. It works all the same, and reads better with the name of today.`,
  fixes: ({ data: { id }, path = [] }, context) => replaceValue(context, path, id, true),
});
