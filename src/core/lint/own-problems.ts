import type { Fault } from '../folder/fault.js';
import type { RecordFile } from '../folder/snapshot.js';
import { schemaWords } from '../schema/fault-words.js';
import { startOfText, type TextRange } from '../text/text-range.js';
import type { Problem } from './problem.js';
import { keyRangeIn, rangeIn } from './reference-range.js';
import { problem } from './rules.js';
import { syntaxWords } from './syntax-words.js';

/** Files don't change, and finding where something stands in one takes a while. */
const known = new WeakMap<RecordFile, readonly Problem[]>();

/** What is wrong with a file taken by itself, as its reading has found. */
export function ownProblems(file: RecordFile): readonly Problem[] {
  let problems = known.get(file);
  if (!problems) {
    problems = file.faults.map((fault) => problemOf(fault, rangeOf(file, fault)));
    known.set(file, problems);
  }
  return problems;
}

/** What a fault is, in a sentence or two. */
export function faultWords(fault: Fault): string {
  switch (fault.code) {
    case 'missing-key':
    case 'wrong-value':
    case 'unknown-key':
    case 'unknown-value':
      return schemaWords(fault);
    case 'unreadable':
      return `This file cannot be read: ${fault.data.why}`;
    default:
      return syntaxWords(fault.data);
  }
}

function problemOf(fault: Fault, range: TextRange): Problem {
  const path = 'path' in fault ? fault.path : undefined;
  const meant = 'meant' in fault.data ? fault.data.meant : undefined;
  return problem(fault.code, faultWords(fault), range, path, meant);
}

function rangeOf(file: RecordFile, fault: Fault): TextRange {
  if ('range' in fault) return fault.range;
  if (!('path' in fault)) return startOfText;
  return fault.part === 'key' ? keyRangeIn(file, fault.path) : rangeIn(file, fault.path);
}
