import * as path from 'node:path';
import * as vscode from 'vscode';
import { startMentoring as start } from '../../core/actions/start-mentoring.js';
import { comparableEmail } from '../../core/git/email.js';
import { personByEmail } from '../../core/insight/people.js';
import { reportingLine } from '../../core/insight/reporting-line.js';
import type { GitPerson } from '../../core/ports.js';
import { configurationPath } from '../../core/records/kinds.js';
import { authors } from '../../node/git/authors.js';
import { type Remote, openRepository, remotes } from '../../node/git/repository.js';
import { ignoredFile } from '../../node/git/commit-paths.js';
import type { App } from '../app.js';
import {
  type Answer,
  type Choice,
  type StepFrame,
  askInSteps,
  askText,
  back,
  cancelled,
  left,
  pickOne,
  separator,
  skipped,
} from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { commandButton, complain, confirm } from '../messages.js';
import { runAs } from '../run-action.js';
import type { Place } from '../../core/folder/privacy.js';
import { type Command, inFolder } from './command.js';

/** The answer to where records live. */
interface Home {
  readonly place: Place;
  /** A folder in another repository. */
  readonly elsewhere?: vscode.Uri;
  readonly readers?: string;
}

type Other = GitPerson | { readonly handle: string };

interface Answers {
  readonly home?: Home;
  readonly role?: 'mentee' | 'mentor';
  readonly other?: Other;
  readonly request?: string;
  /** Whether one of the two reports to the other. Never kept. */
  readonly reports?: boolean;
}

/**
 * Proposes a pair in four questions: where the records live, my role, the other person, and the request. Once there are shared
 * records, their place is known, and whether one of the two reports to the other is asked instead.
 */
export function startMentoring(title: string): Command {
  return inFolder(
    async ({ app, folder }) => {
      const me = await whoGitSays(folder, title);
      if (!me) return;
      const remote = await mostPublicRemote(folder);
      const ignored =
        folder.git?.records &&
        (await ignoredFile(folder.git.records, path.join(folder.location.shared.fsPath, configurationPath)));
      const [known] = folder.snapshot.seenFrom('shared').all('configuration');
      const answers = await askInSteps<Answers>(title, {}, [
        ...(known
          ? []
          : [(frame: StepFrame, state: Answers) => askHome(frame, state, folder, remote, ignored)]),
        askRole,
        (frame, state) => askOther(frame, state, folder, me),
        ...(known ? [(frame: StepFrame, state: Answers) => askReporting(frame, state, folder)] : []),
        askRequest,
      ]);
      if (!answers?.role || !answers.other || !(await goesOn(folder, answers))) return;
      await begin(
        app,
        folder,
        me,
        { ...answers, home: answers.home ?? { place: 'shared' } },
        answers.role,
        answers.other,
      );
    },
    { needsRecords: false },
  );
}

async function begin(
  app: App,
  folder: MentoringFolder,
  me: GitPerson,
  answers: Answers & { home: Home },
  role: 'mentee' | 'mentor',
  other: Other,
): Promise<void> {
  const { home, request } = answers;
  const settings = home.elsewhere && nameInSettings(app, folder, home.elsewhere);
  const here = settings ? await settings.move() : folder;
  if (!here) return;
  const input = { role, me, other, request, place: home.place, readers: home.readers };
  const performed = await runAs(here.me ?? '', here, start, input, {
    buttons: ({ outcome }) => [
      commandButton('Open Dashboard', 'openDashboard', {
        workspaceFolder: here.id,
        ...outcome.open,
      }),
    ],
    ...(settings ? { undo: settings.moveBack } : {}),
  });
  if (performed) await here.setMe(performed.outcome.me);
  else await settings?.moveBack();
}

/** Points the folder's setting at the other repository, and back. */
function nameInSettings(app: App, folder: MentoringFolder, elsewhere: vscode.Uri) {
  const { uri } = folder.workspaceFolder;
  const records =
    path.basename(elsewhere.fsPath) === '.mentoring'
      ? elsewhere.fsPath
      : path.join(elsewhere.fsPath, '.mentoring');
  const relative = path.relative(uri.fsPath, records).split(path.sep).join('/');
  const settings = vscode.workspace.getConfiguration('mentoring', uri);
  const before = settings.inspect<string>('folder')?.workspaceFolderValue;
  const set = async (value: string | undefined): Promise<MentoringFolder | undefined> => {
    await settings.update('folder', value, vscode.ConfigurationTarget.WorkspaceFolder);
    await app.folders.reopen(true);
    return app.folders.byUri(uri.toString());
  };
  return { move: () => set(relative), moveBack: () => set(before) };
}

/** My name and address: from my record, else from git, else as I type them. */
async function whoGitSays(folder: MentoringFolder, title: string): Promise<GitPerson | undefined> {
  const known = folder.me === undefined ? undefined : folder.snapshot.find('person', folder.me);
  if (known) return { name: known.value.name, email: known.value.emails?.[0] ?? '' };
  const identity = await folder.git?.identity();
  if (identity) return identity;
  const name = await askText(
    { title, step: 1, total: 1 },
    { prompt: 'Your name, as others know it', whenEmpty: 'Your name, please.' },
  );
  return left(name) ? undefined : { name, email: '' };
}

/** A remote on a public host, else the first one. */
async function mostPublicRemote(folder: MentoringFolder): Promise<Remote | undefined> {
  const found = folder.git && (await remotes(folder.git.code.git));
  if (!found) return undefined;
  if (found.ok) return found.value.find((remote) => remote.looksPublic) ?? found.value[0];
  await complain(`Who can read this repository could not be told: ${found.error.message}`);
  return undefined;
}

async function askHome(
  frame: StepFrame,
  state: Answers,
  folder: MentoringFolder,
  remote: Remote | undefined,
  /** Why git ignores the folder for records, if it does. */
  ignored: string | undefined,
): Promise<Answer<Answers>> {
  const named = remote?.repository;
  const who =
    named === undefined ? 'Everyone with access to this repository' : `Everyone with access to ${named}`;
  const open =
    remote?.looksPublic === true
      ? ` ${named ?? 'Its remote'} is on a public host: make sure that it is private.`
      : '';
  const home = await pickOne<'here' | 'elsewhere' | 'machine'>(frame, {
    placeholder: 'Where should the records live?',
    items: [
      {
        label: folder.git ? 'In this repository' : 'In this folder',
        detail: !folder.git
          ? 'Everyone who can read the folder can read them.'
          : ignored === undefined
            ? `${who} can read them, for good.${open}`
            : `Git ignores this folder (${ignored}), so nothing can be shared until you take that rule out. ${who} could then read them, for good.${open}`,
        iconPath: new vscode.ThemeIcon('repo'),
        value: 'here',
      },
      {
        label: 'In a separate repository',
        detail: 'Only its members can read them. You choose its folder next.',
        iconPath: new vscode.ThemeIcon('repo-forked'),
        value: 'elsewhere',
      },
      {
        label: 'Only on this machine',
        detail: 'Nobody else can read them. They are not backed up, and the other person does not see them.',
        iconPath: new vscode.ThemeIcon('lock'),
        value: 'machine',
      },
    ],
  });
  if (left(home)) return home;
  switch (home) {
    case 'here':
      return {
        ...state,
        home: { place: 'shared', readers: folder.git ? who : 'Everyone who can read this folder' },
      };
    case 'machine':
      return { ...state, home: { place: 'private', readers: 'Only you, on this machine' } };
    case 'elsewhere':
      return askElsewhere(state, folder);
  }
}

async function askElsewhere(state: Answers, folder: MentoringFolder): Promise<Answer<Answers>> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title: 'The repository for mentoring records',
      openLabel: 'Keep Records Here',
      canSelectFiles: false,
      canSelectFolders: true,
      defaultUri: vscode.Uri.joinPath(folder.workspaceFolder.uri, '..'),
    })) ?? [];
  if (!chosen) return back;
  const repository =
    folder.git && (await openRepository(folder.git.code.git.gitPath, chosen.fsPath, folder.log));
  if (repository && !repository.ok) {
    await complain(
      'That folder is in no git repository, so nobody else could see the records. Choose another one.',
    );
    return cancelled;
  }
  const found = repository && (await remotes(repository.value.git));
  const open = found?.ok ? found.value.find((remote) => remote.looksPublic) : undefined;
  if (open && !(await isPrivate(open.repository ?? open.name))) return back;
  const name = found?.ok ? found.value[0]?.repository : undefined;
  const readers = `Everyone with access to ${name ?? path.basename(chosen.fsPath)}`;
  return { ...state, home: { place: 'shared', elsewhere: chosen, readers } };
}

/** Asks, since only the person knows whether a repository on a public host is private. */
async function isPrivate(name: string): Promise<boolean> {
  const detail =
    'It is on a public host. If it is open to everyone, everyone can read the records, for good.';
  return confirm(`Is ${name} private?`, [detail], 'It Is Private', 'warning');
}

async function askRole(frame: StepFrame, state: Answers): Promise<Answer<Answers>> {
  const role = await pickOne<'mentee' | 'mentor'>(frame, {
    placeholder: 'What is your role?',
    active: state.role,
    items: [
      { label: 'Mentee', detail: 'I want to grow: the goals are mine.', value: 'mentee' },
      {
        label: 'Mentor',
        detail: 'I help somebody grow: with questions, feedback and experience.',
        value: 'mentor',
      },
    ],
  });
  return left(role) ? role : { ...state, role };
}

async function askOther(
  frame: StepFrame,
  state: Answers,
  folder: MentoringFolder,
  me: GitPerson,
): Promise<Answer<Answers>> {
  const items = await candidates(folder, me);
  const other = await pickOne<Other>(frame, {
    placeholder:
      state.role === 'mentor'
        ? 'Who is your mentee? Choose, or type a name; best outside of your reporting line.'
        : 'Who is your mentor? Choose, or type a name; best outside of your reporting line.',
    items,
    typed: (text) => {
      const [, name, email] = /^(.*?)\s*<?([^\s<>]+@[^\s<>]+)>?$/.exec(text) ?? [];
      const person =
        email === undefined
          ? { name: text, email: '' }
          : { name: name || (email.split('@')[0] ?? email), email };
      return { label: person.name, description: person.email || 'somebody new', value: person };
    },
  });
  return left(other) ? other : { ...state, other };
}

/** The people in the records, then the authors in the history, without me. */
async function candidates(folder: MentoringFolder, me: GitPerson) {
  const mine = (emails: readonly string[], name: string) =>
    emails.some((email) => comparableEmail(email) === comparableEmail(me.email)) ||
    (me.email === '' && name === me.name);
  const people = folder.snapshot.all('person').filter((person) => person.id !== folder.me);
  const known = people.filter((person) => !mine(person.value.emails ?? [], person.value.name));
  const found = folder.git && (await authors(folder.git.code.git));
  const recorded = new Set(known.flatMap((person) => (person.value.emails ?? []).map(comparableEmail)));
  const inHistory = (found?.ok ? found.value : []).filter(
    (author) =>
      !mine(author.emails, author.name) &&
      !author.emails.some((email) => recorded.has(comparableEmail(email))),
  );
  const fromRecords: Choice<Other>[] = known.map((person) => ({
    label: person.value.name,
    description: person.value.emails?.[0] ?? '',
    value: { handle: person.id },
  }));
  const fromHistory: Choice<Other>[] = inHistory.map((author) => ({
    label: author.name,
    description: author.email,
    value: { name: author.name, email: author.email },
  }));
  const title = fromRecords.length > 0 && fromHistory.length > 0 ? [separator('From the history')] : [];
  return [...fromRecords, ...title, ...fromHistory];
}

/** The reporting line between me and the other person, in words, if the records have one. */
function knownLine({ snapshot, me }: MentoringFolder, other: Other | undefined): string | undefined {
  if (me === undefined || !other) return undefined;
  const handle = 'handle' in other ? other.handle : personByEmail(snapshot, other.email)?.id;
  return handle === undefined ? undefined : reportingLine(snapshot, me, handle)?.words;
}

/** Asks whether one reports to the other, unless the records say so. */
async function askReporting(
  frame: StepFrame,
  state: Answers,
  folder: MentoringFolder,
): Promise<Answer<Answers> | typeof skipped> {
  if (knownLine(folder, state.other) !== undefined) return skipped;
  const reports = await pickOne<boolean>(frame, {
    placeholder: 'Does one of you report to the other, at any distance? The answer is not kept.',
    active: state.reports ?? false,
    items: [
      { label: 'No', value: false },
      { label: 'Yes', detail: 'Directly, or through others in between.', value: true },
    ],
  });
  return left(reports) ? reports : { ...state, reports };
}

/** If one of the two reports to the other, explains why somebody else would be better, and asks whether to go on. */
async function goesOn(folder: MentoringFolder, answers: Answers): Promise<boolean> {
  const line = knownLine(folder, answers.other);
  if (line === undefined && !answers.reports) return true;
  return confirm(
    line === undefined ? 'One of you reports to the other.' : `${line}.`,
    [
      'Doubts, mistakes and plans are easier to talk about with somebody who has no say in one’s work, pay or promotion, so mentoring works best outside of the reporting line.',
      'You can go on all the same.',
    ],
    'Go On',
  );
}

async function askRequest(frame: StepFrame, state: Answers): Promise<Answer<Answers>> {
  const mentee = state.role === 'mentor' ? 'your mentee wants' : 'you want';
  const request = await askText(frame, {
    prompt: `What ${state.role === 'mentor' ? 'does your mentee want' : 'do you want'} from it? A sentence is enough.`,
    placeholder: 'Own a service from design to on-call',
    value: state.request,
    whenEmpty: `A few words about what ${mentee}, please. It can be changed later.`,
  });
  return left(request) ? request : { ...state, request };
}
