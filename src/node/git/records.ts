import { fail, ok, type Result } from '../../core/result.js';
import { failed, type Git, type GitError, type RunOptions } from './git.js';

/** A single field larger than this is no commit message but a mistake. */
const largestField = 32 * 1024 * 1024;

/**
 * Runs a command that prints fields ended by NUL bytes, and hands them over as they come: memory holds one field, however long the
 * history is. Bytes that are no UTF-8 become replacement characters. `onField` returns false when it has enough: git is stopped, which is no
 * error.
 */
export async function eachField(
  git: Git,
  args: readonly string[],
  options: RunOptions,
  onField: (field: string) => boolean,
): Promise<Result<void, GitError>> {
  let open: Buffer[] = [];
  let openBytes = 0;
  const ended = await git.stream(args, options, (chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      const last = chunk.subarray(start, end);
      const field = (open.length === 0 ? last : Buffer.concat([...open, last])).toString('utf8');
      open = [];
      openBytes = 0;
      start = end + 1;
      if (!onField(field)) return false;
    }
    if (start < chunk.length) {
      open.push(chunk.subarray(start));
      openBytes += chunk.length - start;
    }
    return openBytes <= largestField;
  });
  if (openBytes > largestField) return fail(failed('The history holds a message too large to read.'));
  return ended.ok ? ok(undefined) : ended;
}

/** As {@link eachField}, `width` fields at a time. */
export function eachRecord(
  git: Git,
  args: readonly string[],
  width: number,
  options: RunOptions,
  onRecord: (fields: readonly string[]) => boolean,
): Promise<Result<void, GitError>> {
  let fields: string[] = [];
  return eachField(git, args, options, (field) => {
    fields.push(field);
    if (fields.length < width) return true;
    const record = fields;
    fields = [];
    return onRecord(record);
  });
}
