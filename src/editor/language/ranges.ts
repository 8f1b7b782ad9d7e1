import * as vscode from 'vscode';
import type { Position, TextRange } from '../../core/text/text-range.js';

/** A range as VS Code has it. */
export function toRange({ start, end }: TextRange): vscode.Range {
  return new vscode.Range(start.line, start.column, end.line, end.column);
}

/** A position as the core has it. */
export function toPosition({ line, character }: vscode.Position): Position {
  return { line, column: character };
}
