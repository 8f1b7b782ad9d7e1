import { evidence } from './commands/evidence.js';
import { validate } from './commands/validate.js';
import { exitCode, UsageError, type Command } from './command.js';
import { terminalOutput } from './terminal.js';

/** The version in package.json, written in by the bundler. */
declare const __VERSION__: string;

const commands: readonly Command[] = [evidence, validate];

const help = `Mentoring records beside the code.

Usage: mentoring <command> [options]

Commands:
${commands.map(({ name, summary }) => `  ${name.padEnd(10)}  ${summary}`).join('\n')}

Options:
  --help        Say what a command takes: mentoring evidence --help
  --version     Say which version this is
`;

/** Runs the command that the arguments name and gives the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const output = terminalOutput();
  const [name = '--help', ...rest] = args;
  if (name === '--version') {
    output.line(__VERSION__);
    return exitCode.done;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    output.line(help.trimEnd());
    return args.length === 0 ? exitCode.failed : exitCode.done;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    output.note(`There is no command “${name}”. See mentoring --help.`);
    return exitCode.failed;
  }
  const end = rest.indexOf('--');
  const options = end < 0 ? rest : rest.slice(0, end);
  if (options.includes('--help') || options.includes('-h')) {
    output.line(command.help.trimEnd());
    return exitCode.done;
  }
  try {
    return await command.run(rest, output);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    output.note(error instanceof UsageError ? `${message} See mentoring ${name} --help.` : message);
    return exitCode.failed;
  }
}

let isLost = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads along may have read enough: `mentoring evidence | head`. The command ends as it would have, code included.
  if (error.code === 'EPIPE' || isLost) return;
  isLost = true;
  process.stderr.write(`The answer could not be written: ${error.message}\n`);
  process.exitCode = exitCode.failed;
});
process.stderr.on('error', () => undefined);
void main(process.argv.slice(2)).then((code) => {
  process.exitCode = isLost ? exitCode.failed : code;
});
