import * as path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { oneLine } from '../core/git/one-line.js';
import { UsageError } from './command.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Reads the options of a command, and the one folder that it may be about: this one unless told.
 * @returns the folder, absolute, and the values of the options. Throws a {@link UsageError} for what no command takes.
 */
export function readArguments<const T extends Options>(args: readonly string[], options: T) {
  const { values, positionals } = parse(args, options);
  const [folder = '.', ...more] = positionals;
  if (more.length > 0) throw new UsageError('One folder at a time, please.');
  return { folder: path.resolve(folder), values };
}

function parse<const T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    // Node says in its first sentence what it did not understand, and then how such a thing could be passed.
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${oneLine(reason.split('. ')[0] ?? reason)}.`, { cause: error });
  }
}
