import * as vscode from 'vscode';
import { roleOf } from '../../core/folder/layout.js';
import { readRecordText } from '../../core/folder/record.js';
import type { RecordFile } from '../../core/folder/snapshot.js';
import type { Folders } from '../folders.js';
import type { MentoringFolder } from '../mentoring-folder.js';

/** A record that is open in an editor. */
export interface RecordDocument {
  readonly document: vscode.TextDocument;
  readonly folder: MentoringFolder;
  /** What the editor shows, saved or not. Its last good content, marked stale, where that is broken. */
  readonly file: RecordFile;
}

interface Read {
  readonly version: number;
  readonly saved: RecordFile | undefined;
  readonly file: RecordFile;
}

/** What open documents say as records. Each version of a document is read once, however many features ask. */
export class RecordDocuments {
  private readonly known = new WeakMap<vscode.TextDocument, Read>();
  private parsed = 0;

  constructor(private readonly folders: Folders) {}

  /** How many texts were parsed so far. */
  get parses(): number {
    return this.parsed;
  }

  /** The record that a document shows; undefined where it is none. */
  at(document: vscode.TextDocument): RecordDocument | undefined {
    for (const folder of this.folders.all) {
      const address = folder.addressOf(document.uri);
      if (!address) continue;
      const role = roleOf(address.path);
      if (role.role !== 'record') return undefined;
      const { kind, id } = role;
      return { document, folder, file: this.read(document, folder, { ...address, kind, id }) };
    }
    return undefined;
  }

  /** Every open document that shows a record. */
  open(): readonly RecordDocument[] {
    return vscode.workspace.textDocuments
      .filter((document) => !document.isClosed)
      .flatMap((document) => this.at(document) ?? []);
  }

  private read(
    document: vscode.TextDocument,
    { snapshot }: MentoringFolder,
    address: Pick<RecordFile, 'kind' | 'id' | 'place' | 'path'>,
  ): RecordFile {
    const saved = snapshot.file(address.place, address.path);
    const known = this.known.get(document);
    if (known?.version === document.version && known.saved === saved) return known.file;
    const text = document.getText();
    let file = saved;
    // What is no text, or too much of it, an editor does not show as it is.
    const asSaved = saved?.text === text || (saved && saved.text === undefined && !document.isDirty);
    if (!file || !asSaved) {
      this.parsed++;
      // What was good last is more recent in the editor than on the disk.
      file = readRecordText(address, text, known?.file ?? saved);
    }
    this.known.set(document, { version: document.version, saved, file });
    return file;
  }
}
