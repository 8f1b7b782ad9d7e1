import { evidence } from './commands/evidence.js';
import { exitCode, UsageError, type Command } from './command.js';
import { terminalOutput } from './terminal.js';

/** The version in package.json, written in by the bundler. */
declare const __VERSION__: string;

const commands: readonly Command[] = [evidence];

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
    return args.length === 0 ? exitCode.misused : exitCode.done;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    output.note(`There is no command “${name}”. See mentoring --help.`);
    return exitCode.misused;
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
    if (error instanceof UsageError) {
      output.note(`${error.message} See mentoring ${name} --help.`);
      return exitCode.misused;
    }
    output.note(error instanceof Error ? error.message : String(error));
    return exitCode.failed;
  }
}

// Whoever reads along may have read enough: `mentoring evidence | head`.
process.stdout.on('error', () => process.exit(exitCode.done));
void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
