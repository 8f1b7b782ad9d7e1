import * as vscode from 'vscode';
import type { Folders } from '../folders.js';
import type { LanguageContext } from './language-context.js';
import type { RecordDocuments } from './record-documents.js';
import { registerCompletion } from './completion.js';
import { registerDecorations } from './decorations.js';
import { registerHover } from './hover.js';
import { registerQuickFixes } from './quick-fixes.js';
import { registerCodeLens } from './code-lens.js';
import { registerDefinition } from './definition.js';
import { registerFolding } from './folding.js';
import { registerLinks } from './links.js';
import { registerOutline } from './outline.js';
import { registerReferences } from './references.js';
import { registerRename } from './rename.js';
import { registerWorkspaceSymbols } from './workspace-symbols.js';

/** Registers one feature of the editor for records. */
type RegisterFeature = (context: LanguageContext) => vscode.Disposable;

const features: readonly RegisterFeature[] = [
  registerCompletion,
  registerHover,
  registerQuickFixes,
  registerDecorations,
  registerDefinition,
  registerReferences,
  registerLinks,
  registerOutline,
  registerFolding,
  registerWorkspaceSymbols,
  registerCodeLens,
  registerRename,
];

/** All language features for records. They are registered again when the mentoring folders change. */
export class LanguageFeatures implements vscode.Disposable {
  private readonly subscription: vscode.Disposable;
  private registered: vscode.Disposable | undefined;
  private registeredFor = '';

  constructor(
    private readonly folders: Folders,
    private readonly documents: RecordDocuments,
  ) {
    this.subscription = folders.onDidChange(() => this.register());
    this.register();
  }

  dispose(): void {
    this.subscription.dispose();
    this.registered?.dispose();
  }

  private register(): void {
    const roots = this.folders.all.flatMap(({ location }) => [location.shared, location.private]);
    const wanted = roots.map(String).join('\n');
    if (wanted === this.registeredFor) return;
    this.registered?.dispose();
    this.registeredFor = wanted;
    const selector = roots.map((root) => ({
      scheme: root.scheme,
      pattern: new vscode.RelativePattern(root, '**/*.yaml'),
    }));
    const { folders, documents } = this;
    this.registered = vscode.Disposable.from(
      ...features.map((register) => register({ folders, documents, selector })),
    );
  }
}
