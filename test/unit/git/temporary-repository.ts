import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { openRepository, type Repository } from '../../../src/node/git/repository.js';

/** Git as on a fresh machine: nobody's configuration, and an identity from the environment. */
const environment: Readonly<Record<string, string>> = {
  GIT_CONFIG_GLOBAL: os.devNull,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
};

const folders: string[] = [];

/** Call inside `describe`: sets git's environment for its tests and removes their folders afterwards. */
export function withRealGit(): void {
  const before: Record<string, string | undefined> = {};
  beforeEach(() => {
    for (const [name, value] of Object.entries(environment)) {
      before[name] = process.env[name];
      process.env[name] = value;
    }
  });
  afterEach(() => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
  });
}

export function temporaryFolder(): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mentoring-git-')));
  folders.push(folder);
  return folder;
}

interface CommitOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly author?: string;
  /** RFC 3339, for both author and committer. */
  readonly date?: string;
}

/** A real repository in a temporary folder, driven by git itself. */
export class TemporaryRepository {
  constructor(readonly root: string) {}

  static create(): TemporaryRepository {
    const repository = new TemporaryRepository(temporaryFolder());
    repository.git('init', '--quiet', '--initial-branch=main');
    return repository;
  }

  /** Runs git here and gives what it prints. */
  git(...args: string[]): string {
    return this.gitWith({}, ...args);
  }

  gitWith(options: { input?: string | Buffer; env?: Record<string, string> }, ...args: string[]): string {
    const env = { ...process.env, ...environment, GIT_EDITOR: 'true', ...options.env };
    const stdio = ['pipe', 'pipe', 'pipe'] as const;
    return execFileSync('git', args, {
      cwd: this.root,
      input: options.input ?? '',
      env,
      encoding: 'utf8',
      stdio: [...stdio],
    });
  }

  /** Runs git where it is expected to fail. */
  tryGit(...args: string[]): number | null {
    return spawnSync('git', args, {
      cwd: this.root,
      env: { ...process.env, ...environment, GIT_EDITOR: 'true' },
    }).status;
  }

  write(file: string, text: string): void {
    const target = path.join(this.root, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text);
  }

  read(file: string): string {
    return fs.readFileSync(path.join(this.root, file), 'utf8');
  }

  remove(file: string): void {
    fs.rmSync(path.join(this.root, file));
  }

  /** Commits files, or an empty commit, and gives the hash. */
  commit(message: string | Buffer, { files = {}, author, date }: CommitOptions = {}): string {
    for (const [file, text] of Object.entries(files)) {
      this.write(file, text);
      this.git('add', '--', file);
    }
    const env: Record<string, string> =
      date === undefined ? {} : { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    const by = author === undefined ? [] : [`--author=${author}`];
    this.gitWith(
      { input: message, env },
      'commit',
      '--quiet',
      '--allow-empty',
      '--allow-empty-message',
      '-F',
      '-',
      ...by,
    );
    return this.head();
  }

  head(): string {
    return this.git('rev-parse', 'HEAD').trim();
  }

  hook(name: string, script: string): void {
    const hook = path.join(this.root, this.git('rev-parse', '--git-path', `hooks/${name}`).trim());
    fs.mkdirSync(path.dirname(hook), { recursive: true });
    fs.writeFileSync(hook, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }

  /** What is staged, with content: two equal answers mean equal indexes. */
  index(): string {
    return this.git('ls-files', '--stage', '--debug', '-z').replace(
      /^ {2}(ctime|mtime|dev|uid|size).*$/gm,
      '',
    );
  }

  /** Opens it the way the product does, in the given folder. */
  async open(folder = '.'): Promise<Repository> {
    const opened = await openRepository('git', path.join(this.root, folder));
    if (!opened.ok) throw new Error(opened.error.message);
    return opened.value;
  }
}

/** The value, or a failed test with the reason. */
export function valueOf<T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly error: { readonly message: string } },
): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** The error, or a failed test. */
export function errorOf<E>(
  result: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: E },
): E {
  if (result.ok) throw new Error(`Expected an error, but it gave ${JSON.stringify(result.value)}`);
  return result.error;
}
