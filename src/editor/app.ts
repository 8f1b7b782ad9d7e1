import type { Agenda } from './agenda.js';
import type { AgreementPages } from './agreement-pages.js';
import type { Dashboard } from './dashboard/panel.js';
import type { Folders } from './folders.js';
import type { BuiltinGit } from './git/builtin-git.js';
import type { LogChannel } from './log.js';
import type { SessionClock } from './running-session.js';
import type { Tree } from './tree/tree.js';

/** The few objects that commands and views share. Activation builds them and hands them down. */
export interface App {
  readonly log: LogChannel;
  readonly folders: Folders;
  readonly builtinGit: BuiltinGit;
  readonly sessionClock: SessionClock;
  readonly tree: Tree;
  readonly dashboard: Dashboard;
  readonly agenda: Agenda;
  readonly agreementPages: AgreementPages;
}
