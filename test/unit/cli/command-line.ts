import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as os from 'node:os';
import * as path from 'node:path';
import * as esbuild from 'esbuild';

declare const __REPOSITORY__: string;

/** How a process ended and what it printed. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line as it is delivered, built once for the tests of a suite and run as a process. */
export function commandLine() {
  let built: string;

  before(() => {
    built = fs.mkdtempSync(path.join(os.tmpdir(), 'mentoring-cli-'));
    const load = createRequire(path.join(__REPOSITORY__, 'esbuild.js'));
    const { cli } = load('./esbuild.js') as { cli: esbuild.BuildOptions };
    esbuild.buildSync({ ...cli, outdir: built, sourcemap: false, logLevel: 'warning' });
  });
  after(() => fs.rmSync(built, { recursive: true, force: true }));

  const run = (command: string, args: readonly string[], folder: string, env: NodeJS.ProcessEnv): Ended => {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: folder,
      env: { ...process.env, ...env },
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    return { status, stdout, stderr };
  };
  return {
    /** Runs it with these arguments. */
    call: (folder: string, args: readonly string[], env: Record<string, string> = {}): Ended =>
      run(process.execPath, [path.join(built, 'cli.js'), ...args], folder, env),
    /** Runs a line of a POSIX shell in which `mentoring` is the command line. */
    shell: (folder: string, line: string): Ended => {
      const mentoring = `mentoring() { "${process.execPath}" "${path.join(built, 'cli.js')}" "$@"; }`;
      return run('sh', ['-c', `${mentoring}\n${line}`], folder, {});
    },
  };
}
