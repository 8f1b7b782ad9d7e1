import { spawn, type ChildProcess } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { oneLine } from '../../core/git/one-line.js';
import { withoutSecrets } from '../../core/git/remote.js';
import { noLog, type Log } from '../../core/ports.js';
import { fail, ok, type Result } from '../../core/result.js';

/** Why git gave no answer. */
export interface GitError {
  /** `not-found`: there is no git to run. `not-a-repository`: the folder is in none. `aborted`: whoever asked no longer wants to know. */
  readonly kind: 'not-found' | 'not-a-repository' | 'aborted' | 'failed';
  /** A sentence for the person. It holds no password or token, and no control characters but line breaks. */
  readonly message: string;
}

export interface RunOptions {
  /** What git reads from its standard input. */
  readonly input?: string | Uint8Array | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** More output than this is an error. 64 MiB unless told. */
  readonly maxBytes?: number | undefined;
  /** In milliseconds; 0 waits for ever. A minute unless told. */
  readonly timeout?: number | undefined;
  /** Exit codes besides 0 that are an answer: `git config --get` says 1 where there is no value. */
  readonly accept?: readonly number[] | undefined;
  /**
   * What the command does. A read takes no locks. A write may. One that runs the person's hooks passes none of our options on to
   * them, and keeps the person's language.
   */
  readonly effect?: 'read' | 'write' | 'hooks' | undefined;
  /** A second git command that reads what the first one says, as behind a `|`. */
  readonly into?: readonly string[] | undefined;
}

const defaultTimeout = 60_000;
const defaultMaxBytes = 64 * 1024 * 1024;
const keptErrorOutput = 16 * 1024;
const shownErrorLines = 12;
/** How long to wait for more output after git has ended: what a hook leaves running may hold the pipes open for ever. */
const graceAfterExit = 500;

/** Variables that would send a command to another repository than the folder's (git sets them for hooks), or change what it prints. */
const foreignVariables = new Set([
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_DIFF_OPTS',
  'GIT_DIR',
  'GIT_EXTERNAL_DIFF',
  'GIT_GLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
  'GIT_INDEX_FILE',
  'GIT_LITERAL_PATHSPECS',
  'GIT_NAMESPACE',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_WORK_TREE',
]);

/** Settings of anybody's that would make `git log` show something else than it was asked for, or fail. */
const pinned = [
  'core.quotePath=false',
  'log.date=default',
  'log.diffMerges=separate',
  'log.follow=false',
  'log.showRoot=true',
].flatMap((setting) => ['-c', setting]);

/** Runs git in one folder, without a shell. Nothing here throws: what goes wrong is a value. */
export class Git {
  /**
   * @param gitPath Git's executable. An absolute path, so that no program of that name inside a repository is run instead.
   * @param folder The root of a working tree, or any folder in it: the paths in arguments and answers are relative to it.
   */
  constructor(
    readonly gitPath: string,
    readonly folder: string,
    readonly log: Log = noLog,
  ) {}

  /** Runs one command and gives all that it prints. Values from elsewhere belong behind `--` or `--end-of-options`, or are validated. */
  async run(args: readonly string[], options: RunOptions = {}): Promise<Result<Buffer, GitError>> {
    const chunks: Buffer[] = [];
    let size = 0;
    const limit = options.maxBytes ?? defaultMaxBytes;
    const ended = await this.stream(args, options, (chunk) => {
      size += chunk.length;
      if (size > limit) return false;
      chunks.push(chunk);
      return true;
    });
    if (size > limit)
      return fail(
        failed(`Git has more to say than the ${Math.ceil(limit / 1024 / 1024)} MB that are read at once.`),
      );
    return ended.ok ? ok(Buffer.concat(chunks)) : ended;
  }

  /** What a command prints, as text without its last line break. Bytes that are no UTF-8 become replacement characters. */
  async text(args: readonly string[], options: RunOptions = {}): Promise<Result<string, GitError>> {
    const output = await this.run(args, options);
    return output.ok ? ok(output.value.toString('utf8').replace(/\r?\n$/, '')) : output;
  }

  /** What a command prints with `-z`: the parts between NUL bytes, the empty ones too. */
  async fields(args: readonly string[], options: RunOptions = {}): Promise<Result<string[], GitError>> {
    const output = await this.run(args, options);
    if (!output.ok) return output;
    const parts = output.value.toString('utf8').split('\0');
    if (parts.at(-1) === '') parts.pop();
    return ok(parts);
  }

  /**
   * Runs one command and hands its output over as it comes. `onChunk` returns false when it has enough: git is stopped, which is no error.
   * @returns The exit code.
   */
  async stream(
    args: readonly string[],
    options: RunOptions,
    onChunk: (chunk: Buffer) => boolean,
  ): Promise<Result<number, GitError>> {
    if (options.signal?.aborted === true) return fail(aborted);
    const started = performance.now();
    const outcome = await this.streamNow(args, options, onChunk);
    const took = `${Math.round(performance.now() - started)} ms`;
    this.log.info(
      `${commandWords(args)}: ${outcome.ok ? `code ${outcome.value}` : outcome.error.kind}, ${took}`,
    );
    return outcome;
  }

  private async streamNow(
    args: readonly string[],
    options: RunOptions,
    onChunk: (chunk: Buffer) => boolean,
  ): Promise<Result<number, GitError>> {
    const run = new Run(onChunk);
    try {
      const first = this.start(args, options);
      const stages = options.into === undefined ? [first] : [first, this.start(options.into, options)];
      const outcome = await run.wait(stages, options);
      return outcome.ok || outcome.error.kind !== 'not-found' ? outcome : fail(await this.explainMissing());
    } catch (error) {
      // Node refuses arguments with a NUL character, and systems refuse some others, before anything runs.
      return fail(
        failed(
          `Git could not be started: ${oneLine(error instanceof Error ? error.message : String(error))}`,
        ),
      );
    }
  }

  private start(args: readonly string[], options: RunOptions): ChildProcess {
    const effect = options.effect ?? 'read';
    const ours = effect === 'hooks' ? [] : ['--no-pager', ...pinned];
    if (effect === 'read') ours.push('--no-optional-locks');
    return spawn(this.gitPath, [...ours, ...args], {
      cwd: this.folder,
      env: environment(effect, options.env),
      shell: false,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
  }

  /** A missing folder and a missing program look alike. */
  private async explainMissing(): Promise<GitError> {
    const isFolder = await stat(this.folder).then(
      (info) => info.isDirectory(),
      () => false,
    );
    return isFolder
      ? { kind: 'not-found', message: 'Git was not found. Install it, or set “git.path” to where it is.' }
      : { kind: 'not-a-repository', message: 'The folder is no longer there.' };
  }
}

/**
 * A command as the log has it: its name and its flags. Whatever may hold words (values, messages, paths, searches) stays out: `git log --all …`.
 */
export function commandWords(args: readonly string[]): string {
  const firstValue = args.findIndex((arg, index) => index > 0 && !/^--?[a-z][a-z-]*$/.test(arg));
  const [name = '', ...flags] = firstValue < 0 ? args : args.slice(0, firstValue);
  const known = /^[a-z][a-z-]*$/.test(name) ? ['git', name, ...flags] : ['git'];
  return [...known, ...(firstValue < 0 && known.length > 1 ? [] : ['…'])].join(' ');
}

const aborted: GitError = { kind: 'aborted', message: 'Stopped.' };

/** An error with a sentence of our own. */
export function failed(message: string): GitError {
  return { kind: 'failed', message };
}

function environment(effect: 'read' | 'write' | 'hooks', added: RunOptions['env']): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !foreignVariables.has(name.toUpperCase()));
  const ours = effect === 'hooks' ? {} : { LC_ALL: 'C', LANGUAGE: 'C' };
  return { ...Object.fromEntries(inherited), ...ours, GIT_TERMINAL_PROMPT: '0', ...added };
}

/** One command, or two in a row, while they run. */
class Run {
  private readonly errors: Buffer[] = [];
  private errorBytes = 0;
  /** Why we ended it ourselves. */
  private stopped: GitError | 'enough' | undefined;

  constructor(private readonly onChunk: (chunk: Buffer) => boolean) {}

  async wait(stages: readonly ChildProcess[], options: RunOptions): Promise<Result<number, GitError>> {
    const stop = (why: GitError | 'enough') => {
      this.stopped ??= why;
      for (const stage of stages) stage.kill();
    };
    const abort = () => stop(aborted);
    options.signal?.addEventListener('abort', abort, { once: true });
    const timeout = options.timeout ?? defaultTimeout;
    const tooLong = failed(`Git gave no answer for ${Math.round(timeout / 1000)} seconds and was stopped.`);
    const timer = timeout > 0 ? setTimeout(() => stop(tooLong), timeout) : undefined;
    try {
      this.connect(stages, options.input, stop);
      const ends = await Promise.all(stages.map(endOf));
      return this.outcome(ends, options.accept ?? []);
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', abort);
    }
  }

  private connect(
    stages: readonly ChildProcess[],
    input: RunOptions['input'],
    stop: (why: 'enough') => void,
  ): void {
    stages.forEach((stage, index) => {
      // A command that ends before it has read everything closes its input; its exit code says whether that is an error.
      stage.stdin?.on('error', () => undefined);
      stage.stderr?.on('data', (chunk: Buffer) => this.keepError(chunk));
      const next = stages[index + 1];
      if (next?.stdin) {
        stage.stdout?.pipe(next.stdin);
        // Otherwise the first command would wait for ever to be read.
        next.stdin.on('close', () => stage.stdout?.destroy());
      } else
        stage.stdout?.on('data', (chunk: Buffer) => {
          if (this.stopped === undefined && !this.onChunk(chunk)) stop('enough');
        });
    });
    stages[0]?.stdin?.end(input);
  }

  private keepError(chunk: Buffer): void {
    this.errors.push(chunk);
    this.errorBytes += chunk.length;
    while (this.errors.length > 1 && this.errorBytes - (this.errors[0]?.length ?? 0) >= keptErrorOutput) {
      this.errorBytes -= this.errors.shift()?.length ?? 0;
    }
  }

  private outcome(ends: readonly End[], accept: readonly number[]): Result<number, GitError> {
    if (this.stopped === 'enough') return ok(0);
    if (this.stopped !== undefined) return fail(this.stopped);
    const problem = ends.map((end) => end.error).find((error) => error !== undefined);
    if (problem !== undefined) {
      const missing = problem.code === 'ENOENT' || problem.code === 'ENOTDIR';
      return fail(
        missing
          ? { kind: 'not-found', message: '' }
          : failed(`Git could not be started (${problem.code ?? problem.name}).`),
      );
    }
    // Of two, the first one dies of a broken pipe where the second one failed.
    const bad = [...ends]
      .reverse()
      .find((end) => end.code === null || (end.code !== 0 && !accept.includes(end.code)));
    if (bad === undefined) return ok(ends.at(-1)?.code ?? 0);
    return fail(explain(Buffer.concat(this.errors).toString('utf8'), bad.code));
  }
}

interface End {
  readonly code: number | null;
  readonly error?: NodeJS.ErrnoException;
}

/** Waits until a process has ended and its output is read. */
function endOf(stage: ChildProcess): Promise<End> {
  return new Promise((resolve) => {
    let grace: NodeJS.Timeout | undefined;
    stage.on('error', (error: NodeJS.ErrnoException) => {
      // Where a signal could not be sent the process is still there, and its end is still to come.
      if (stage.pid === undefined) resolve({ code: null, error });
    });
    stage.on('close', (code) => {
      clearTimeout(grace);
      resolve({ code });
    });
    stage.on('exit', (code) => {
      const release = () => {
        stage.stdout?.destroy();
        stage.stderr?.destroy();
        resolve({ code });
      };
      const wait = () => {
        clearTimeout(grace);
        grace = setTimeout(release, graceAfterExit);
      };
      stage.stdout?.on('data', wait);
      wait();
    });
  });
}

/** What git said when it failed, as a sentence. */
function explain(stderr: string, code: number | null): GitError {
  const said = stderr
    .split(/\r?\n/)
    .map((line) => withoutSecrets(oneLine(line)))
    .filter((line) => line !== '' && !line.startsWith('hint:'))
    .map((line) => line.replace(/^(?:fatal|error): /, ''));
  if (
    said.some(
      (line) =>
        line.startsWith('not a git repository') ||
        line.startsWith('this operation must be run in a work tree'),
    )
  ) {
    return { kind: 'not-a-repository', message: 'This folder is not inside a git working tree.' };
  }
  if (said.some((line) => line.startsWith('detected dubious ownership'))) {
    const command = 'git config --global --add safe.directory <folder>';
    return failed(
      `Git does not trust this repository, because its folder belongs to another user. If you do, run: ${command}`,
    );
  }
  if (said.length > 0) return failed(`Git says: ${said.slice(-shownErrorLines).join('\n')}`);
  return failed(
    code === null ? 'Git was stopped from outside.' : `Git ended with code ${code} without saying why.`,
  );
}
