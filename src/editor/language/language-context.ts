import type * as vscode from 'vscode';
import { nameAt, type PlacedName } from '../../core/language/name-at.js';
import type { Folders } from '../folders.js';
import { toPosition } from './ranges.js';
import type { RecordDocument, RecordDocuments } from './record-documents.js';

/** What every language feature has at hand. */
export interface LanguageContext {
  readonly folders: Folders;
  readonly documents: RecordDocuments;
  /** Every record on the disk, wherever the folders lie. */
  readonly selector: vscode.DocumentSelector;
}

/** The record that a document shows; undefined where it is none, or where the request was cancelled. */
export function recordAt(
  { documents }: Pick<LanguageContext, 'documents'>,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
): RecordDocument | undefined {
  return token.isCancellationRequested ? undefined : documents.at(document);
}

/** The name at a position of a record; undefined where there is none, or where the request was cancelled. */
export function recordNameAt(
  context: Pick<LanguageContext, 'documents'>,
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
): (RecordDocument & { readonly found: PlacedName }) | undefined {
  const record = recordAt(context, document, token);
  const found = record && nameAt(record.file, toPosition(position));
  return found && { ...record, found };
}
