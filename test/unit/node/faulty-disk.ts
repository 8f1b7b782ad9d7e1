import { nodeDisk, type Disk, type OpenFile } from '../../../src/node/files/disk.js';

/** A call of a disk, as `rename /tmp/x/.a.tmp`. */
export type Called = string;

/** What `fails` says of a call: the code to fail with, or undefined to let it through. */
export type Fault = (call: Called, index: number) => string | undefined;

/** Node's disk, in which chosen calls fail before they do anything. */
export class FaultyDisk implements Disk {
  readonly calls: Called[] = [];

  constructor(
    private readonly fails: Fault,
    private readonly disk: Disk = nodeDisk,
  ) {}

  lstat = (path: string) => this.try('lstat', path, () => this.disk.lstat(path));
  readFile = (path: string) => this.try('readFile', path, () => this.disk.readFile(path));
  readdir = (path: string) => this.try('readdir', path, () => this.disk.readdir(path));
  mkdir = (path: string, options: { recursive: true }) =>
    this.try('mkdir', path, () => this.disk.mkdir(path, options));
  rmdir = (path: string) => this.try('rmdir', path, () => this.disk.rmdir(path));
  link = (existing: string, path: string) => this.try('link', path, () => this.disk.link(existing, path));
  rename = (from: string, to: string) => this.try('rename', to, () => this.disk.rename(from, to));
  unlink = (path: string) => this.try('unlink', path, () => this.disk.unlink(path));

  open = async (path: string, flags: 'r' | 'wx', mode?: number): Promise<OpenFile> => {
    const file = await this.try('open', path, () => this.disk.open(path, flags, mode));
    return {
      writeFile: (bytes) =>
        this.try(
          'write',
          path,
          () => file.writeFile(bytes),
          () => file.writeFile(bytes.slice(0, bytes.length / 2)),
        ),
      chmod: (newMode) => this.try('chmod', path, () => file.chmod(newMode)),
      sync: () => this.try('sync', path, () => file.sync()),
      close: async () => {
        // The handle is given back even where closing reports a fault, as systems do.
        await file.close();
        await this.try('close', path, () => Promise.resolve());
      },
    };
  };

  private async try<T>(
    name: string,
    path: string,
    call: () => Promise<T>,
    half?: () => Promise<unknown>,
  ): Promise<T> {
    const index = this.calls.push(`${name} ${path}`) - 1;
    const code = this.fails(`${name} ${path}`, index);
    if (code === undefined) return call();
    await half?.();
    throw Object.assign(new Error(`${code}: fault at ${name} ${path}`), { code });
  }
}
