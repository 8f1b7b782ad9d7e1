import * as vscode from 'vscode';
import { fileKey } from '../../core/folder/snapshot.js';
import { Change } from '../../views/change.js';
import type { RelatedFile } from '../../core/lint/rule.js';
import { findRule } from '../../core/lint/rules/index.js';
import type { Problem } from '../../core/lint/problem.js';
import type { Folders } from '../folders.js';
import { toDiagnostic, withRelatedFiles, type ProblemWithFiles } from './diagnostics.js';
import type { RecordDocument, RecordDocuments } from './record-documents.js';
import { filesOf, problemsIn } from './record-problems.js';
import { diagnosticsOfYamlExtension, isFoundBy, isYamlExtensionActive } from './yaml-extension.js';
import type { MentoringFolder } from '../mentoring-folder.js';

/** How long typing rests before what is wrong is told anew, in milliseconds. */
const rest = 200;
/** How long the extension for YAML may take to tell its part of what is wrong, before we tell it, in milliseconds. */
const patience = 1500;

/** What was told of one file. */
interface Told {
  readonly uri: vscode.Uri;
  readonly problems: readonly ProblemWithFiles[];
  /** Tells whether anything would look different. */
  readonly signature: string;
}

/**
 * Puts what is wrong with records into editors and the Problems view: of open documents what they show, saved or not, of other
 * files what the disk says. Only what changed is told anew.
 */
export class ProblemReporter implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('mentoring');
  private readonly told = new Map<string, Told>();
  /** When each document is looked at again. */
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** When each document changed last, in milliseconds since 1970. */
  private readonly changedAt = new Map<string, number>();
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor(
    private readonly folders: Folders,
    private readonly documents: RecordDocuments,
  ) {
    this.subscriptions = [
      folders.onDidChange((change) => this.tellAll(change)),
      vscode.extensions.onDidChange(() => this.tellAll()),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.changed(uri, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.changed(document.uri, rest)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.changed(uri, 0)),
      vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
        for (const uri of [...opened, ...closed].flatMap(filesOf)) this.lookLater(uri, 0);
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('mentoring.advice')) this.tellAll();
      }),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (isYamlExtensionActive()) for (const uri of uris) this.lookLater(uri, 0);
      }),
    ];
    this.tellAll();
  }

  dispose(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
    for (const subscription of this.subscriptions) subscription.dispose();
    this.collection.dispose();
  }

  private changed(uri: vscode.Uri, delay: number): void {
    if (this.lookLater(uri, delay)) this.changedAt.set(uri.toString(), Date.now());
  }

  /** @returns whether the file lies in a mentoring folder. */
  private lookLater(uri: vscode.Uri, delay: number): boolean {
    if (!this.folders.all.some((folder) => folder.addressOf(uri))) return false;
    const key = uri.toString();
    clearTimeout(this.waiting.get(key));
    const look = () => {
      this.waiting.delete(key);
      this.tellFile(uri);
    };
    this.waiting.set(key, setTimeout(look, delay));
    return true;
  }

  /** Tells anew what is wrong with the files that a change concerns. */
  private tellAll(change = new Change()): void {
    const changed = this.folders.all.filter(({ id }) => change.concerns(id));
    const all = change.workspaceFolder === undefined;
    const concerns = (uri: vscode.Uri) => all || changed.some((folder) => folder.addressOf(uri));
    const open = this.documents.open().filter(({ document }) => concerns(document.uri));
    for (const record of open) this.tellOpen(record);
    if (!change.concernsSavedFiles) return;
    const isOpen = new Set(open.map(({ document }) => document.uri.toString()));
    const saved = new Map([...this.told].map(([key, { uri }]) => [key, uri]));
    for (const folder of changed)
      for (const [file] of folder.allProblems()) saved.set(folder.uri(file).toString(), folder.uri(file));
    for (const [key, uri] of saved) if (!isOpen.has(key) && concerns(uri)) this.tellSaved(uri);
  }

  private tellFile(uri: vscode.Uri): void {
    const name = uri.toString();
    const document = vscode.workspace.textDocuments.find(
      (open) => !open.isClosed && open.uri.toString() === name,
    );
    const record = document && this.documents.at(document);
    if (record) {
      this.tellOpen(record);
      return;
    }
    this.changedAt.delete(name);
    this.tellSaved(uri);
  }

  private tellSaved(uri: vscode.Uri): void {
    const home = this.folders.homeOf(uri);
    if (!home) {
      this.forget(uri);
      return;
    }
    const { folder, address } = home;
    const record = folder.snapshot.file(address.place, address.path);
    this.tell(folder, uri, withRelatedFiles(folder, record, folder.problems(address)));
  }

  private tellOpen(record: RecordDocument): void {
    const { document, folder, file } = record;
    const problems = this.withoutTold(document.uri, problemsIn(record));
    this.tell(folder, document.uri, withRelatedFiles(folder, file, problems));
  }

  /** Leaves out what the extension for YAML says where it is active, or is about to say. */
  private withoutTold(uri: vscode.Uri, problems: readonly Problem[]): readonly Problem[] {
    if (!isYamlExtensionActive()) return problems;
    const theirs = diagnosticsOfYamlExtension(uri);
    const ours = problems.filter((problem) => !isFoundBy(theirs, problem));
    const left = (this.changedAt.get(uri.toString()) ?? 0) + patience - Date.now();
    if (left <= 0) return ours;
    const before = new Set(this.told.get(uri.toString())?.problems.map(({ problem }) => problem.identity));
    const now = ours.filter(({ code, identity }) => !findRule(code)?.foundBySchemaIn || before.has(identity));
    if (now.length < ours.length) this.lookLater(uri, left);
    return now;
  }

  private tell(folder: MentoringFolder, uri: vscode.Uri, problems: readonly ProblemWithFiles[]): void {
    if (problems.length === 0) {
      this.forget(uri);
      return;
    }
    const key = uri.toString();
    const signature = JSON.stringify(
      problems.map(({ problem: { identity, range, unlisted }, related }) => [
        identity,
        range,
        unlisted,
        related.map(nameOf),
      ]),
    );
    if (this.told.get(key)?.signature === signature) return;
    this.told.set(key, { uri, problems, signature });
    this.collection.set(
      uri,
      problems.map((problem) => toDiagnostic(folder, problem)),
    );
  }

  private forget(uri: vscode.Uri): void {
    if (this.told.delete(uri.toString())) this.collection.delete(uri);
  }
}

function nameOf({ file, message }: RelatedFile): string {
  return `${fileKey(file)} ${message}`;
}
