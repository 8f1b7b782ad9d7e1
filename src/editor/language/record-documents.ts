import * as vscode from 'vscode';
import { roleOf } from '../../core/folder/layout.js';
import { readRecordText } from '../../core/folder/record.js';
import type { RecordFile } from '../../core/folder/snapshot.js';
import type { Folders } from '../folders.js';
import { foldersAround, folderOfRecord } from '../folder-of-record.js';
import type { MentoringFolder } from '../mentoring-folder.js';

/** A record that is open in an editor. */
export interface RecordDocument {
  readonly document: vscode.TextDocument;
  readonly folder: MentoringFolder;
  /** As the editor shows it, saved or not. If the text is broken, with its last good content, marked stale. */
  readonly file: RecordFile;
}

interface Read {
  readonly version: number;
  readonly saved: RecordFile | undefined;
  readonly file: RecordFile;
}

/** Open documents as records. Each version of a document is read once, however many features ask. */
export class RecordDocuments {
  private readonly known = new WeakMap<vscode.TextDocument, WeakMap<MentoringFolder, Read>>();
  private parsed = 0;

  constructor(private readonly folders: Folders) {}

  /** How many texts were parsed so far. */
  get parses(): number {
    return this.parsed;
  }

  /** The record that a document shows, in the folder that it belongs to; undefined where it is none. */
  at(document: vscode.TextDocument): RecordDocument | undefined {
    const records = this.around(document);
    if (records.length < 2) return records[0];
    // While a name is being typed that no folder knows yet, it stays in its folder.
    const saved = this.folders.homeOf(document.uri)?.folder;
    return folderOfRecord([...records].sort((one, other) => rank(one, saved) - rank(other, saved)));
  }

  /** Every open document that shows a record. */
  open(): readonly RecordDocument[] {
    return openDocuments().flatMap((document) => this.at(document) ?? []);
  }

  /** Every open document that shows a record in this folder, those that belong to another one included. */
  openIn(folder: MentoringFolder): readonly RecordDocument[] {
    return openDocuments().flatMap((document) =>
      this.around(document).filter((record) => record.folder === folder),
    );
  }

  /** The record that a document shows, in each of the folders that it lies in. */
  private around(document: vscode.TextDocument): readonly RecordDocument[] {
    return foldersAround(this.folders.all, document.uri).flatMap(({ folder, address }) => {
      const role = roleOf(address.path);
      if (role.role !== 'record') return [];
      const { kind, id } = role;
      return [{ document, folder, file: this.read(document, folder, { ...address, kind, id }) }];
    });
  }

  private read(
    document: vscode.TextDocument,
    folder: MentoringFolder,
    address: Pick<RecordFile, 'kind' | 'id' | 'place' | 'path'>,
  ): RecordFile {
    const saved = folder.snapshot.file(address.place, address.path);
    const inFolders = this.known.get(document) ?? new WeakMap<MentoringFolder, Read>();
    const known = inFolders.get(folder);
    if (known?.version === document.version && known.saved === saved) return known.file;
    const text = document.getText();
    let file = saved;
    // An editor does not show binary or very large files as they are.
    const asSaved = saved?.text === text || (saved && saved.text === undefined && !document.isDirty);
    if (!file || !asSaved) {
      this.parsed++;
      // The last good content in the editor is newer than the one on disk.
      file = readRecordText(address, text, known?.file ?? saved);
    }
    this.known.set(document, inFolders.set(folder, { version: document.version, saved, file }));
    return file;
  }
}

function openDocuments(): readonly vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter((document) => !document.isClosed);
}

/** What is in the folder comes first. */
function rank(record: RecordDocument, folder: MentoringFolder | undefined): number {
  return record.folder === folder ? 0 : 1;
}
