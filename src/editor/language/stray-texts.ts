import * as vscode from 'vscode';
import type { StrayFile } from '../../core/folder/snapshot.js';
import { maximumBytes } from '../../core/yaml/record-text.js';
import type { StrayText } from '../../core/language/rename/stray-files.js';
import { nodeFileSource } from '../../node/files/file-source.js';
import type { MentoringFolder } from '../mentoring-folder.js';

/** The texts of the files in record folders that are not read as records, saved or not. Unreadable ones are left out. */
export async function strayTexts(folder: MentoringFolder): Promise<readonly StrayText[]> {
  const read = await Promise.all(folder.snapshot.strays.map((stray) => textOf(folder, stray)));
  return read.flatMap((stray) => stray ?? []);
}

async function textOf(folder: MentoringFolder, { place, path }: StrayFile): Promise<StrayText | undefined> {
  const uri = folder.uri({ place, path }).toString();
  const shown = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
  if (shown) return { path, text: shown.getText() };
  const source = nodeFileSource(folder.location[place].fsPath);
  try {
    const info = await source.stat(path);
    const bytes = info && info.size <= maximumBytes ? await source.read(path) : undefined;
    return bytes && { path, text: new TextDecoder().decode(bytes) };
  } catch (error) {
    folder.log.warn('A file that is no record could not be looked through', error);
    return undefined;
  }
}
