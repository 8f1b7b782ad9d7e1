import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';

/** Reads one of our settings for a workspace folder; a value that isn't a string counts as not set. */
export function folderSetting(name: 'folder' | 'privateFolder', folder: vscode.WorkspaceFolder): string {
  const value: unknown = vscode.workspace.getConfiguration('mentoring', folder.uri).get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** An absolute location out of a setting: `~` is the home folder, relative paths start at the workspace folder. */
export function locateSetting(value: string, folder: vscode.WorkspaceFolder): vscode.Uri {
  const expanded = /^~(?=$|[/\\])/.test(value) ? path.join(os.homedir(), value.slice(1)) : value;
  return vscode.Uri.file(path.resolve(folder.uri.fsPath, expanded));
}

/** Where the shared records of a workspace folder live. */
export function sharedRecords(folder: vscode.WorkspaceFolder): vscode.Uri {
  const chosen = folderSetting('folder', folder);
  return chosen === '' ? vscode.Uri.joinPath(folder.uri, '.mentoring') : locateSetting(chosen, folder);
}
