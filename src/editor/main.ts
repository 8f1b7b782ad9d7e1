import * as fs from 'node:fs';
import * as vscode from 'vscode';
import { nodeClock } from '../node/clock.js';
import { nodeRandom } from '../node/random.js';
import { Agenda } from './agenda.js';
import { AgreementPages } from './agreement-pages.js';
import type { App } from './app.js';
import { commands } from './commands/index.js';
import { LogChannel, inBackground } from './log.js';
import { type CommandName, statusBarKey } from '../views/contributions.js';
import { Dashboard } from './dashboard/panel.js';
import { Folders } from './folders.js';
import { FocusedGoal } from './git/focused-goal.js';
import { goalHover } from './goal-hover.js';
import { BuiltinGit } from './git/builtin-git.js';
import { LanguageFeatures } from './language/features.js';
import { RecordDocuments } from './language/record-documents.js';
import { ProblemReporter } from './language/problem-reporter.js';
import { rulePageText } from './rule-pages.js';
import { SessionClock } from './running-session.js';
import { StatusBar } from './status-bar.js';
import { tickRow } from './tick-step.js';
import { Tree } from './tree/tree.js';
import { calledOn } from '../views/tree/command-target.js';
import { say } from './messages.js';

/** Everything that the extension is once something needs it. */
export interface Mentoring extends App {
  /**
   * Runs a command.
   * @param args as VS Code gives them: what it was called on, if anything.
   */
  run(name: CommandName, args: readonly unknown[]): Promise<void>;
  readonly documents: RecordDocuments;
  /** The goal that a word of a commit message means. */
  hover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined;
  /** What the page of a rule says. */
  readonly rulePageText: (uri: vscode.Uri) => string;
}

/** Identifies this build of the extension: another build may read records differently, so it must not use what this one cached. */
function thisBuild(): string {
  const { size, mtimeMs } = fs.statSync(__filename);
  return `${size} ${mtimeMs}`;
}

/** Opens the workspace's mentoring folders and builds what shows and changes them. */
export async function createMentoring(
  context: vscode.ExtensionContext,
  view: vscode.TreeView<string>,
  treeChanged: vscode.EventEmitter<string[] | undefined>,
  agendaChanged: vscode.EventEmitter<vscode.Uri>,
  agreementChanged: vscode.EventEmitter<vscode.Uri>,
): Promise<Mentoring> {
  const log = new LogChannel();
  const builtinGit = new BuiltinGit(log);
  const folders = new Folders(builtinGit, {
    log,
    clock: nodeClock(),
    random: nodeRandom,
    state: context.workspaceState,
    storage: context.storageUri ?? context.globalStorageUri,
    build: thisBuild(),
  });
  const sessionClock = new SessionClock(context.workspaceState);
  const tree = new Tree(folders, sessionClock, view, treeChanged);
  const dashboard = new Dashboard(context.extensionUri, folders, sessionClock, context.workspaceState);
  const agenda = new Agenda(folders, agendaChanged);
  const agreementPages = new AgreementPages(folders, agreementChanged);
  const documents = new RecordDocuments(folders);
  const app: App = { log, folders, builtinGit, sessionClock, tree, dashboard, agenda, agreementPages };
  context.subscriptions.push(
    log,
    builtinGit,
    folders,
    sessionClock,
    tree,
    dashboard,
    agenda,
    agreementPages,
    new StatusBar(folders, sessionClock),
    new ProblemReporter(folders, documents),
    new LanguageFeatures(folders, documents),
    new FocusedGoal(folders, builtinGit),
    tree.onDidTick(({ node, checked }) => {
      // VS Code shows the click at once. If nothing came of it, the box shows the record's state again.
      const ticked = tickRow(folders, node, checked).finally(() => tree.redraw(node));
      inBackground(log, 'A step could not be ticked', ticked);
    }),
  );
  await builtinGit.connect();
  await folders.reopen(false);
  tree.redraw();
  const rememberStatusBar = () => {
    const shows = sessionClock.running !== undefined || folders.all.some((folder) => folder.goalInFocus);
    if (shows !== context.workspaceState.get(statusBarKey, false))
      void context.workspaceState.update(statusBarKey, shows);
  };
  rememberStatusBar();
  context.subscriptions.push(
    folders.onDidChange(rememberStatusBar),
    sessionClock.onDidChange(rememberStatusBar),
  );
  return {
    ...app,
    documents,
    run: async (name, args) => {
      const called = calledOn(args, (id) => tree.row(id));
      log.info(`Command ${name}${called === 'gone' ? ', refused: its row is gone' : ''}`);
      if (called === 'gone') return say('That row has just changed, so nothing was done. Try again.');
      try {
        await commands[name](app, called.argument);
      } catch (error) {
        // VS Code tells the person, or the button that was pressed does.
        log.warn(`Command ${name} failed`, error);
        throw error;
      }
    },
    hover: (document, position) => goalHover(folders, document, position),
    rulePageText,
  };
}
