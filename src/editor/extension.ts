import * as vscode from 'vscode';
import {
  agendaScheme,
  agreementScheme,
  commandId,
  commandNames,
  dashboardViewType,
  ruleScheme,
  statusBarKey,
  treeViewId,
} from '../views/contributions.js';
import { folderInGit, isInPrivatePlaceInGit, isWithin } from '../node/files/private-place.js';
import { folderSetting, locateSetting, sharedRecords } from './folder-settings.js';
import type { Mentoring } from './main.js';

/** Where a commit message that may name a goal is written: in Source Control and in an editor. */
const commitMessages: vscode.DocumentSelector = [{ scheme: 'vscode-scm' }, { language: 'git-commit' }];

/** What other extensions, and tests, may ask of this one. */
export interface MentoringApi {
  /** The whole of it where something has loaded it already. Activation alone does not. */
  readonly loaded: () => Promise<Mentoring> | undefined;
}

/**
 * Activation registers the entrances and nothing else: records, parsers and git are loaded by the first view or command
 * that needs them. The status bar needs them at once where it shows something.
 */
export function activate(context: vscode.ExtensionContext): MentoringApi {
  let loading: Promise<Mentoring> | undefined;
  const load = (): Promise<Mentoring> => {
    loading ??= import('./main.js')
      .then(({ createMentoring }) =>
        createMentoring(context, tree, treeChanged, agendaChanged, agreementChanged),
      )
      .catch((error: unknown) => {
        // The next view or command tries again.
        loading = undefined;
        throw error;
      });
    return loading;
  };

  const agendaChanged = new vscode.EventEmitter<vscode.Uri>();
  const agreementChanged = new vscode.EventEmitter<vscode.Uri>();
  const treeChanged = new vscode.EventEmitter<string[] | undefined>();
  const tree = vscode.window.createTreeView<string>(treeViewId, {
    showCollapseAll: true,
    manageCheckboxStateManually: true,
    treeDataProvider: {
      onDidChangeTreeData: treeChanged.event,
      getChildren: async (id) => (await load()).tree.childIds(id),
      getTreeItem: async (id) => (await load()).tree.itemOf(id),
      getParent: async (id) => (await load()).tree.parent(id)?.id,
    },
  });
  context.subscriptions.push(
    agendaChanged,
    agreementChanged,
    treeChanged,
    tree,
    ...commandNames.map((name) =>
      vscode.commands.registerCommand(commandId(name), async (...args: unknown[]) =>
        (await load()).run(name, args),
      ),
    ),
    vscode.workspace.registerTextDocumentContentProvider(agendaScheme, {
      onDidChange: agendaChanged.event,
      provideTextDocumentContent: async (uri) => (await load()).agenda.text(uri),
    }),
    vscode.workspace.registerTextDocumentContentProvider(agreementScheme, {
      onDidChange: agreementChanged.event,
      provideTextDocumentContent: async (uri) => (await load()).agreementPages.text(uri),
    }),
    vscode.workspace.registerTextDocumentContentProvider(ruleScheme, {
      provideTextDocumentContent: async (uri) => (await load()).rulePageText(uri),
    }),
    vscode.languages.registerHoverProvider(commitMessages, {
      provideHover: async (document, position, token) => {
        const loaded = await load();
        return token.isCancellationRequested ? undefined : loaded.hover(document, position);
      },
    }),
    vscode.window.registerWebviewPanelSerializer(dashboardViewType, {
      deserializeWebviewPanel: async (panel, state) => (await load()).dashboard.restore(panel, state),
    }),
  );
  // Editing a record by hand gets completion, hovers and problems even if the view was never opened.
  const loadForRecord = (document: vscode.TextDocument) => {
    if (!loading && mayBeRecord(document.uri, context.storageUri)) void load();
  };
  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument(loadForRecord));
  vscode.workspace.textDocuments.forEach(loadForRecord);
  if (context.workspaceState.get<boolean>(statusBarKey)) void load();
  else void announceRecords();
  return { loaded: () => loading };
}

/**
 * Whether a file can be a record, by where it lies: nothing is read to find out. Private records lie in git's own folder, in the
 * extension's storage, or where a setting says.
 */
function mayBeRecord({ scheme, fsPath }: vscode.Uri, storage: vscode.Uri | undefined): boolean {
  if (scheme !== 'file' || !/\.ya?ml$/i.test(fsPath)) return false;
  if (isInPrivatePlaceInGit(fsPath)) return true;
  if (storage && isWithin(fsPath, storage.fsPath)) return true;
  return (vscode.workspace.workspaceFolders ?? []).some((folder) => {
    const own = folderSetting('privateFolder', folder);
    return (
      isWithin(fsPath, sharedRecords(folder).fsPath) ||
      (own !== '' && isWithin(fsPath, locateSetting(own, folder).fsPath))
    );
  });
}

/** Lets menus outside of the view know that there may be records, without reading any. */
async function announceRecords(): Promise<void> {
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const { uri } = folder;
    const elsewhere = folderSetting('folder', folder) !== '';
    if (elsewhere || (await isThere(uri, '.mentoring')) || (await isThere(uri, '.git', folderInGit))) {
      return vscode.commands.executeCommand('setContext', 'mentoring.present', true);
    }
  }
}

function isThere(uri: vscode.Uri, ...folder: readonly string[]): Thenable<boolean> {
  return vscode.workspace.fs.stat(vscode.Uri.joinPath(uri, ...folder, 'mentoring.yaml')).then(
    () => true,
    () => false,
  );
}
