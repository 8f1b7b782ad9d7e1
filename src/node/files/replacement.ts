import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { FileEdit, FileName } from '../../core/folder/file-edit.js';
import type { Place } from '../../core/folder/privacy.js';
import type { Disk, DiskEntry } from './disk.js';
import { errorCode, isMissing, reasonOf } from './error-reason.js';

/** Where records lie on the disk, absolute. */
export type PlaceFolders = { readonly [P in Place]?: string | undefined };

/** Why a replacement stopped, in sentences for the person. */
export class ReplaceFailure extends Error {
  constructor(
    readonly code: 'changed' | 'busy' | 'refused',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A file with its bytes and what was found at its place. */
interface Target {
  /** Inside its mentoring folder, with forward slashes. */
  readonly path: string;
  /** The mentoring folder, absolute. */
  readonly folder: string;
  readonly file: string;
  readonly parent: string;
  readonly old: Uint8Array | undefined;
  readonly next: Uint8Array | undefined;
  /** Of the file as it was found, so that the new one gets it too. */
  mode?: number;
  /** The new content beside its place, complete and on the disk. */
  staged?: string;
  /** Whether it was put in its place. */
  done?: boolean;
}

/** What killed writers leave beside the files they meant to write. */
const leftover = /^\..+\.yaml\.[0-9a-f]{12}\.tmp$/;
/** What systems answer that know no second name for a file. */
const noLinks = new Set(['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EISDIR']);
/** What systems answer that cannot write a folder through to the disk, or change a file's mode. */
const notSupported = new Set([
  'EPERM',
  'EACCES',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EINVAL',
  'EISDIR',
  'EBADF',
]);

/** The steps of writing several files, in the order of its methods, and the way back from each of them. */
export class Replacement {
  private readonly targets: readonly Target[];
  private readonly begun: Target[] = [];
  private readonly staged = new Set<string>();
  private readonly madeFolders: { readonly first: string; readonly last: string }[] = [];

  constructor(
    private readonly disk: Disk,
    edits: readonly FileEdit[],
    folders: PlaceFolders,
    private readonly isHeld: () => Promise<boolean>,
  ) {
    this.targets = edits.flatMap((edit) => {
      const { before, after, to } = edit;
      // A file that moves is a new one, and the old one goes.
      if (!to) return [targetOf(edit, folders, before, after)];
      return [targetOf(to, folders, undefined, after), targetOf(edit, folders, before, undefined)];
    });
  }

  /** The absolute paths of the mentoring folders that are written to, always in the same order. */
  get folders(): readonly string[] {
    return [...new Set(this.targets.map(({ folder }) => folder))].sort();
  }

  /** Runs a call that needs the mentoring folder, which is made first where it is missing and gets a new file. */
  async inFolder<T>(folder: string, call: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      const targets = this.targets.filter((target) => target.folder === folder);
      try {
        const entry = await this.entryOf(folder);
        if (entry && !entry.isDirectory()) throw notPlain(folder, 'folder');
        if (!entry && targets.every(({ old }) => old)) throw this.changed(targets[0]?.path ?? folder);
        if (!entry) await this.makeFolder(folder);
        return await call();
      } catch (error) {
        // Another writer that made the folder and failed has taken it away again.
        if (!isMissing(error) || tries === 20) throw inFolder(folder, error);
      }
    }
  }

  /** Compares what the files say with what the writer saw. */
  async compare(): Promise<void> {
    await this.each(this.targets, async (target) => {
      const { file, parent } = target;
      if (parent !== path.normalize(target.folder)) {
        const folder = await this.entryOf(parent);
        if (folder && !folder.isDirectory()) throw notPlain(parent, 'folder');
      }
      const entry = await this.entryOf(file);
      if (entry && !entry.isFile()) throw notPlain(file, 'file');
      if (!same(await this.contentOf(file), target.old)) throw this.changed(target.path);
      if (entry && (entry.mode & 0o222) === 0) {
        throw new ReplaceFailure('refused', `The file ${file} can’t be written to: it is marked read-only.`);
      }
      if (entry) target.mode = entry.mode & 0o777;
    });
  }

  /** Writes the new contents beside their places. Whatever can go wrong for want of space or rights goes wrong here. */
  async stage(): Promise<void> {
    const swept = new Set<string>();
    await this.each(this.targets, async (target) => {
      if (target.next && !(await this.entryOf(target.parent))) await this.makeFolder(target.parent);
      if (!swept.has(target.parent)) await this.sweep(target.parent);
      swept.add(target.parent);
      if (target.next) target.staged = await this.writeBeside(target, target.next);
    });
  }

  /** Puts everything in its place: what is new first, what goes away last, so that nothing is ever missing. */
  async commit(): Promise<void> {
    const rank = ({ old, next }: Target) => (!old ? 0 : next ? 1 : 2);
    const ordered = [...this.targets].sort((one, other) => rank(one) - rank(other));
    await this.each(ordered, async (target) => {
      if (!(await this.isHeld())) {
        throw new ReplaceFailure(
          'busy',
          `Another program began to write in ${target.folder}, so nothing was written. Try again.`,
        );
      }
      this.begun.push(target);
      try {
        await this.put(target, target.staged);
      } catch (error) {
        // Its place was taken at the last moment: nothing of ours is there.
        if (error instanceof ReplaceFailure) this.begun.pop();
        throw error;
      }
      target.done = true;
    });
    await this.each(ordered, async ({ parent, staged }) => {
      if (staged !== undefined) await this.discard(staged);
      await this.writeThrough(parent);
    });
  }

  /** Puts back what was before and tidies up. Answers with what it could not: files and the reason. */
  async putBack(): Promise<string[]> {
    const left: string[] = [];
    const attempt = async (what: string, call: () => Promise<void>) => {
      try {
        await call();
      } catch (error) {
        left.push(`${what} (${error instanceof ReplaceFailure ? error.message : reasonOf(error)})`);
      }
    };
    for (const target of this.begun.reverse()) await attempt(target.file, () => this.restore(target));
    for (const file of [...this.staged]) await attempt(file, () => this.discard(file));
    return left;
  }

  /** Takes away the folders that were made for files that are not there now. An empty folder that stays does no harm. */
  async removeMadeFolders(): Promise<void> {
    for (const { first, last } of this.madeFolders.reverse()) {
      for (let folder = last; folder.length >= first.length; folder = path.dirname(folder)) {
        try {
          await this.disk.rmdir(folder);
        } catch {
          // It holds something else by now, and so do those around it.
          break;
        }
      }
    }
  }

  private async put(target: Target, staged: string | undefined): Promise<void> {
    if (staged === undefined) await this.disk.unlink(target.file);
    else if (target.old) await this.moveOver(staged, target.file);
    else await this.moveInto(staged, target);
  }

  private async moveOver(staged: string, file: string): Promise<void> {
    await this.disk.rename(staged, file);
    this.staged.delete(staged);
  }

  /** Gives staged content its name, provided that nobody has that name. */
  private async moveInto(staged: string, target: Target): Promise<void> {
    try {
      await this.disk.link(staged, target.file);
    } catch (error) {
      const code = errorCode(error) ?? '';
      if (code === 'EEXIST') throw this.changed(target.path);
      if (!noLinks.has(code)) throw error;
      if (await this.entryOf(target.file)) throw this.changed(target.path);
      await this.moveOver(staged, target.file);
    }
  }

  private async restore(target: Target): Promise<void> {
    const found = await this.contentOf(target.file);
    if (same(found, target.old)) return;
    if (!same(found, target.next)) {
      if (!target.done) return;
      throw new ReplaceFailure('changed', 'somebody else has changed it since');
    }
    if (!target.old) {
      await this.disk.unlink(target.file);
      return;
    }
    const staged = await this.writeBeside(target, target.old);
    if (target.next) await this.moveOver(staged, target.file);
    else await this.moveInto(staged, target);
  }

  private async writeBeside(target: Target, bytes: Uint8Array): Promise<string> {
    const name = `.${path.basename(target.file)}.${randomBytes(6).toString('hex')}.tmp`;
    const staged = path.join(target.parent, name);
    const opened = await this.disk.open(staged, 'wx', target.mode ?? 0o666);
    this.staged.add(staged);
    try {
      await opened.writeFile(bytes);
      if (target.mode !== undefined) await supported(opened.chmod(target.mode));
      await opened.sync();
    } finally {
      await opened.close();
    }
    return staged;
  }

  private async discard(staged: string): Promise<void> {
    if (!this.staged.has(staged)) return;
    await this.disk.unlink(staged);
    this.staged.delete(staged);
  }

  /** Under the lock nobody else writes, so what looks like staged content belongs to nobody any more. */
  private async sweep(folder: string): Promise<void> {
    if (!(await this.entryOf(folder))) return;
    for (const name of await this.disk.readdir(folder)) {
      const file = path.join(folder, name);
      if (leftover.test(name) && !this.staged.has(file)) await this.disk.unlink(file);
    }
  }

  /** So that names survive a power cut as well as contents, where the system can do that. */
  private async writeThrough(folder: string): Promise<void> {
    const opened = await supported(this.disk.open(folder, 'r'));
    if (!opened) return;
    try {
      await supported(opened.sync());
    } finally {
      await opened.close();
    }
  }

  private async makeFolder(folder: string): Promise<void> {
    const first = await this.disk.mkdir(folder, { recursive: true });
    if (first !== undefined) this.madeFolders.push({ first, last: folder });
  }

  private async each(targets: readonly Target[], call: (target: Target) => Promise<void>): Promise<void> {
    for (const target of targets) {
      try {
        await call(target);
      } catch (error) {
        throw inFolder(target.folder, error);
      }
    }
  }

  private async entryOf(place: string): Promise<DiskEntry | undefined> {
    try {
      return await this.disk.lstat(place);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  private async contentOf(file: string): Promise<Uint8Array | undefined> {
    try {
      return await this.disk.readFile(file);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  private changed(file: string): ReplaceFailure {
    return new ReplaceFailure('changed', `${file} changed meanwhile, so nothing was written. Try again.`);
  }
}

function inFolder(folder: string, error: unknown): ReplaceFailure {
  if (error instanceof ReplaceFailure) return error;
  const message = `The folder ${folder} can’t be written to: ${reasonOf(error)}.`;
  return new ReplaceFailure('refused', message, { cause: error });
}

function notPlain(place: string, what: 'file' | 'folder'): ReplaceFailure {
  const way = `Put a plain ${what} in its place, or name the folder where it really lies in the settings.`;
  return new ReplaceFailure(
    'refused',
    `${place} is a link or something else than a ${what}, so nothing is written there. ${way}`,
  );
}

/** The outcome of a call that not every system knows; undefined where it doesn't. */
async function supported<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (notSupported.has(errorCode(error) ?? '')) return undefined;
    throw error;
  }
}

function targetOf(
  name: FileName,
  folders: PlaceFolders,
  before: string | undefined,
  after: string | undefined,
): Target {
  const folder = folders[name.place] ?? '';
  const file = path.join(folder, name.path);
  const bytes = { old: bytesOf(before), next: bytesOf(after) };
  return { path: name.path, folder, file, parent: path.dirname(file), ...bytes };
}

function bytesOf(text: string | undefined): Uint8Array | undefined {
  return text === undefined ? undefined : Buffer.from(text, 'utf8');
}

function same(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one === undefined || other === undefined ? one === other : Buffer.compare(one, other) === 0;
}
