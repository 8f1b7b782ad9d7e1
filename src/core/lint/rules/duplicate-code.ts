import { codeOf } from '../../folder/id.js';
import { isPrivate, type Place } from '../../folder/privacy.js';
import { recordsNamed } from '../../names/record.js';
import type { RecordFile } from '../../folder/snapshot.js';
import { newCodeFor } from '../file-names.js';
import { mostRelated, rule, type Finding, type RuleContext } from '../rule.js';

type Data =
  /** The very same file is in the other folder. */
  | { readonly in: 'both' }
  | {
      readonly in: Place;
      readonly code: string;
      /** One of the others. */
      readonly path: string;
      readonly isInOtherFolder: boolean;
      readonly others: number;
    };

export const duplicateCode = rule<Data>({
  code: 'duplicate-code',
  severity: 'error',
  on: 'file',
  title: 'Two records with one code',
  explanation:
    'The code, six characters at the end of a file’s name, is a record’s identity. With two of the same, nobody can tell which of them a reference means. This comes from copying a file: give the copy another code, or delete it.',
  check: (context) => {
    const { file, snapshot } = context;
    // Both folders say what holds for them; that is no contradiction.
    if (file.kind === 'configuration') return [];
    const { count, first } = twinsOf(context);
    if (count === 0) return [];
    const isInBoth = isPrivate(file) && snapshot.file('shared', file.path) !== undefined;
    const both: readonly Finding<Data>[] = isInBoth ? [{ path: [], data: { in: 'both' } }] : [];
    const twin = first.find(({ id }) => id !== file.id);
    if (!twin) return both;
    const data = {
      in: twin.place,
      code: codeOf(file.id) ?? file.id,
      path: twin.path,
      isInOtherFolder: twin.place !== file.place,
      others: count - (isInBoth ? 1 : 0),
    };
    return [...both, { path: [], data }];
  },
  message: (data) => {
    if (data.in === 'both')
      return 'This record is in the shared folder, too. Delete one of the two: a record lives in one place.';
    const { code, others } = data;
    const twin = `${data.path}${data.isInOtherFolder ? ` in the ${data.in} folder` : ''}`;
    return others === 1
      ? `This record and ${twin} have the same code, ${code}, so nobody can tell which of them is meant. Delete one, or give it another code by renaming its file.`
      : `This record, ${twin} and ${others - 1} more have the same code, ${code}, so nobody can tell which of them is meant. Keep one; delete the others, or give them other codes by renaming their files.`;
  },
  renames: ({ snapshot, file }) => newCodeFor(snapshot, file),
  related: (_, context) =>
    twinsOf(context).first.map((file) => ({ file, message: 'This record has the same code.' })),
});

/** Other files that say they are the same record as one. */
interface Twins {
  readonly count: number;
  /** As many of them as anybody would look at, by id. */
  readonly first: readonly RecordFile[];
}

/**
 * The other files that say they are the same record as this one, broken ones included: of a shared file only those that everyone
 * sees who sees it.
 */
function twinsOf({ seen, file }: RuleContext): Twins {
  const all = recordsNamed(seen, file.kind, file.id);
  const isOne = seen.file(file.place, file.path) !== undefined;
  const others = all
    .slice(0, mostRelated + 1)
    .filter((twin) => twin.place !== file.place || twin.path !== file.path);
  return { count: all.length - (isOne ? 1 : 0), first: others.slice(0, mostRelated) };
}
