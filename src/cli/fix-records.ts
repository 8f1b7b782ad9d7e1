import { lstat } from 'node:fs/promises';
import * as path from 'node:path';
import { filesOf, type FileEdit } from '../core/folder/file-edit.js';
import { fileKey, type Snapshot, type StrayFile } from '../core/folder/snapshot.js';
import type { Store } from '../core/folder/store.js';
import { fixesForStray, fixAllWith } from '../core/lint/fix-all.js';
import { formatOf } from '../core/folder/folder-format.js';
import { problemsOf } from '../core/lint/lint.js';
import { UnreadableFile } from '../core/ports.js';
import { fail, ok, type Result } from '../core/result.js';
import type { Adviser } from '../core/report/validation.js';
import { replaceFiles, type ReplaceError } from '../node/files/atomic-file.js';
import { privatePlaceInGit } from '../node/files/private-place.js';
import { nodeFileSource } from '../node/files/file-source.js';
import type { FoundRecords } from './records.js';

/** A file that was repaired. */
interface FixedFile {
  /** Inside the mentoring folder, as it was called before. */
  readonly path: string;
  /** What was done, as the editor says it. */
  readonly titles: readonly string[];
}

/** A file that could have been repaired, and was not. */
interface KeptFile {
  /** Inside the mentoring folder. */
  readonly path: string;
  /** Why, in sentences for the person. */
  readonly reason: string;
}

/** What came of repairing a folder. */
export interface FixOutcome {
  readonly fixed: readonly FixedFile[];
  readonly kept: readonly KeptFile[];
}

/** A repair can make way for another one in another file; more than this many times over there is none to be expected. */
const mostRounds = 5;

/**
 * Makes every repair of the shared records that guesses nothing. A file is only written if it still says what was read, as a whole or
 * not at all. Afterwards the store knows the folder as it is then.
 * @param adviserOn who advises, where advice is to be followed, too
 */
export async function fixRecords(
  records: FoundRecords,
  adviserOn: (snapshot: Snapshot) => Adviser = () => () => [],
): Promise<FixOutcome> {
  // What a newer format means is not known here.
  if (!formatOf(records.store.snapshot, 'shared').supported) return { fixed: [], kept: [] };
  return new Fixing(records, adviserOn, await privatePlaceInGit(records.folder)).run();
}

/** A file with what is to be done to it. */
interface Fixable extends FixedFile {
  readonly edit: FileEdit;
}

class Fixing {
  private readonly fixed: FixedFile[] = [];
  private readonly kept = new Map<string, KeptFile>();

  constructor(
    private readonly records: FoundRecords,
    private readonly adviserOn: (snapshot: Snapshot) => Adviser,
    /** Where all who write these records take their lock. */
    private readonly lockIn: string | undefined,
  ) {}

  async run(): Promise<FixOutcome> {
    for (let round = 0; round < mostRounds; round++) {
      const before = this.fixed.length;
      // What has its right name can be read and repaired then.
      for (const stray of this.store.snapshot.strays) await this.rename(stray);
      await this.changeTexts(this.store.snapshot);
      if (this.fixed.length === before) break;
    }
    return { fixed: this.fixed, kept: [...this.kept.values()] };
  }

  private get store(): Store {
    return this.records.store;
  }

  private async rename(stray: StrayFile): Promise<void> {
    const { path: from } = stray;
    const fix = fixesForStray(this.store.snapshot, stray).find(({ safe }) => safe);
    const to = fix?.edits[0]?.to?.path;
    if (!fix || to === undefined || this.kept.has(from)) return;
    if (await exists(path.join(this.records.folder, to))) {
      this.keep(
        from,
        `There is a file ${to} already, or the disk takes the two names for one. Rename it yourself.`,
      );
      return;
    }
    const text = await this.textOf(from);
    if (!text.ok) {
      this.keep(from, text.error);
      return;
    }
    const edit: FileEdit = {
      ...stray,
      before: text.value,
      after: text.value,
      to: { place: 'shared', path: to },
    };
    await this.writeAll([{ path: from, titles: [fix.title], edit }]);
  }

  private async changeTexts(snapshot: Snapshot): Promise<void> {
    const broken = problemsOf(snapshot);
    const adviceOn = this.adviserOn(snapshot);
    const fixable: Fixable[] = [];
    for (const file of snapshot.everyFile()) {
      const isSound = !broken.has(fileKey(file)) && adviceOn(file).length === 0;
      if (isSound || this.kept.has(file.path)) continue;
      const edit = fixAllWith(snapshot, file, adviceOn);
      if (edit) fixable.push({ path: file.path, titles: edit.titles, edit });
    }
    await this.writeAll(fixable);
  }

  /** Writes them at once, which is much faster; where one of them stands in the way, the others by themselves. */
  private async writeAll(files: readonly Fixable[]): Promise<void> {
    const edits = files.map(({ edit }) => edit);
    const folders = { shared: this.records.folder };
    const written = await replaceFiles(edits, folders, { lockIn: this.lockIn });
    const stoppedByOne = !written.ok && ['changed', 'refused'].includes(written.error.code);
    if (stoppedByOne && files.length > 1) {
      for (const file of files) await this.writeAll([file]);
      return;
    }
    for (const { path: file, titles } of files) this.note(file, titles, written);
    await this.store.refresh(edits.flatMap(filesOf));
  }

  private note(file: string, titles: readonly string[], written: Result<void, ReplaceError>): void {
    if (written.ok) this.fixed.push({ path: file, titles });
    else this.kept.set(file, { path: file, reason: written.error.message });
  }

  private keep(file: string, reason: string): void {
    this.kept.set(file, { path: file, reason });
  }

  /** What a file says, byte order mark included. The error says in sentences why that cannot be told. */
  private async textOf(file: string): Promise<Result<string, string>> {
    try {
      const bytes = await nodeFileSource(this.records.folder).read(file);
      if (!bytes) return fail('It is gone.');
      return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    } catch (error) {
      if (error instanceof UnreadableFile) return fail(`It cannot be read: ${error.reason}. ${error.wayOut}`);
      return fail('It is no text in UTF-8. Rename it yourself.');
    }
  }
}

function exists(place: string): Promise<boolean> {
  return lstat(place).then(
    () => true,
    () => false,
  );
}
