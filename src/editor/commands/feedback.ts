import * as path from 'node:path';
import * as vscode from 'vscode';
import {
  type LogFeedback,
  logFeedback as log,
  replyTo,
  resolveFeedback,
} from '../../core/actions/feedback.js';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { feedbackLine, feedbackThreads } from '../../core/insight/feedback.js';
import { shortName } from '../../core/insight/people.js';
import type { CodeAnchor } from '../../core/records/feedback.js';
import { ignoredFile } from '../../node/git/commit-paths.js';
import { alone, askInSteps, askText, cancelled, choose, left, textStep } from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { complain, say } from '../messages.js';
import { run } from '../run-action.js';
import { openPairs, otherName, recordOf } from '../../views/choices.js';
import { asMe, inFolder, onPair } from './command.js';

/** The longest quote of code that goes into a record, in characters: enough to find the lines again. */
const longestQuote = 400;

interface Answers {
  readonly observed?: string;
  readonly effect?: string;
  readonly try?: string;
  /** The person left the questions that follow: what was said is enough. */
  readonly enough?: boolean;
}

/**
 * Writes down what was observed: on the selected code, a goal or a session. One line is enough: leaving the two questions
 * that follow saves what was said.
 */
export const logFeedback = onPair('Log Feedback', async ({ folder, argument, pair }) => {
  const { about, aside = '' } = await aboutWhat(folder, argument);
  const where = about?.code ? ` on ${about.code.path}:${about.code.line}` : '';
  const answers = await askInSteps<Answers>(`Log Feedback for ${otherName(folder, pair)}${where}`, {}, [
    textStep('observed', {
      prompt: `What did you observe?${aside}`,
      placeholder: 'The lock is held while sleeping.',
    }),
    async (frame, state) => {
      const effect = await askText(frame, {
        prompt: 'What effect does it have? Enter or Escape saves without.',
        placeholder: 'Every other worker waits.',
        value: state.effect,
        optional: true,
      });
      return effect === cancelled ? { ...state, enough: true } : left(effect) ? effect : { ...state, effect };
    },
    async (frame, state) => {
      if (state.enough) return state;
      const attempt = await askText(frame, {
        prompt: 'What could one try? Enter or Escape saves without.',
        placeholder: 'Release it before the wait.',
        value: state.try,
        optional: true,
      });
      return attempt === cancelled ? state : left(attempt) ? attempt : { ...state, try: attempt };
    },
  ]);
  if (answers?.observed === undefined) return;
  const input: LogFeedback = {
    pair: pair.id,
    observed: answers.observed,
    effect: answers.effect,
    try: answers.try,
    ...(about ? { about } : {}),
  };
  await run(folder, log, input, { opens: 'Write More' });
});

/** What feedback is about, and a sentence for the prompt that starts with a space. */
interface Subject {
  readonly about?: LogFeedback['about'];
  readonly aside?: string;
}

async function aboutWhat(folder: MentoringFolder, argument: unknown): Promise<Subject> {
  const goal = recordOf(folder, argument, 'goal');
  if (goal) return { about: { goal: goal.id } };
  const session = recordOf(folder, argument, 'session');
  if (session) return { about: { session: session.id } };
  if (recordOf(folder, argument, 'pair')) return {};
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.selection.isEmpty || editor.document.uri.scheme !== 'file') return {};
  return folder.recordAt(editor.document.uri) ? {} : selectedCode(folder, editor);
}

/** The code that is selected in the editor. What git ignores (passwords, often) is never quoted: a record is for good. */
async function selectedCode(
  folder: MentoringFolder,
  { document, selection }: vscode.TextEditor,
): Promise<Subject> {
  const root = folder.git?.code.root ?? folder.workspaceFolder.uri.fsPath;
  const relative = path.relative(root, document.uri.fsPath).split(path.sep).join('/');
  if (relative.startsWith('..') || path.isAbsolute(relative))
    return { aside: ` The selected code lies outside of ${folder.name}, so it is not referred to.` };
  const { start, end } = selection;
  // A selection up to the beginning of a line does not mean that line.
  const last = end.line > start.line && end.character === 0 ? end.line - 1 : end.line;
  const lines = { path: relative, line: start.line + 1, ...(last > start.line ? { endLine: last + 1 } : {}) };
  if (folder.git && (await ignoredFile(folder.git.code, document.uri.fsPath)) !== undefined)
    return {
      about: { code: lines },
      aside: ` Git ignores ${path.basename(relative)}, so its lines are not quoted.`,
    };
  const quote = document
    .getText(new vscode.Range(start.line, 0, last, Number.MAX_SAFE_INTEGER))
    .slice(0, longestQuote);
  const commit = document.isDirty ? undefined : folder.git?.code.head;
  return {
    about: {
      code: {
        ...lines,
        ...(commit === undefined ? {} : { commit }),
        ...(quote.trim() === '' ? {} : { quote }),
      },
    },
  };
}

/** Feedback that is not resolved: the one that a command was called on, else one that is chosen. */
async function chooseFeedback(
  folder: MentoringFolder,
  argument: unknown,
  title: string,
): Promise<LoadedRecord<'feedback'> | undefined> {
  const given = recordOf(folder, argument, 'feedback');
  if (given) return given;
  const threads = openPairs(folder)
    .flatMap((pair) => feedbackThreads(folder.perspective, pair))
    .filter((thread) => !thread.resolved);
  if (threads.length === 0) return say('No feedback is open.');
  return choose(title, {
    placeholder: 'Which feedback?',
    items: threads.map((thread) => ({
      label: feedbackLine(thread.first),
      description: [shortName(folder.snapshot, thread.first.value.from), thread.about]
        .filter((part) => part !== undefined)
        .join(' · '),
      value: thread.last,
    })),
  });
}

/** Answers feedback. */
export const reply = asMe(async ({ folder, argument }) => {
  const feedback = await chooseFeedback(folder, argument, 'Reply');
  if (!feedback) return;
  const text = await askText(alone(`Reply to: ${feedbackLine(feedback)}`), {
    prompt: 'Your answer',
    placeholder: 'Good catch. I moved the wait out of the lock.',
  });
  if (!left(text)) await run(folder, replyTo, { feedback: feedback.id, text }, { opens: 'Write More' });
});

/** Marks feedback as resolved. */
export const resolve = asMe(async ({ folder, argument }) => {
  const feedback = await chooseFeedback(folder, argument, 'Resolve');
  if (feedback) await run(folder, resolveFeedback, { feedback: feedback.id });
});

/** Opens the lines of code that feedback is about. */
export const openCode = inFolder(
  async ({ folder, argument }) => {
    const code = recordOf(folder, argument, 'feedback')?.value.about?.code;
    if (!code) return;
    const root = vscode.Uri.file(folder.git?.code.root ?? folder.workspaceFolder.uri.fsPath);
    const uri = vscode.Uri.joinPath(root, ...code.path.split('/'));
    const inside = !path.relative(root.fsPath, uri.fsPath).startsWith('..');
    const document = inside ? await openText(uri) : undefined;
    if (!document)
      return complain(`${code.path} is not here. It may have been moved, or it lies in another repository.`);
    const line = lineOf(document, code);
    const editor = await vscode.window.showTextDocument(document);
    const range = new vscode.Range(
      line,
      0,
      line + Math.max(0, (code.endLine ?? code.line) - code.line),
      Number.MAX_SAFE_INTEGER,
    );
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  },
  { reading: true },
);

function openText(uri: vscode.Uri): Thenable<vscode.TextDocument | undefined> {
  return vscode.workspace.openTextDocument(uri).then(
    (document) => document,
    // It is gone or isn't text; the caller says so.
    () => undefined,
  );
}

/** The zero-based line where the code is now: where it was, else the nearest line with its text. */
function lineOf(document: vscode.TextDocument, code: CodeAnchor): number {
  const then = Math.min(code.line, document.lineCount) - 1;
  const first = code.quote?.split(/\r?\n/).find((text) => text.trim() !== '');
  if (first === undefined || document.lineAt(then).text === first) return then;
  const lines = Array.from({ length: document.lineCount }, (_, index) => index).filter(
    (index) => document.lineAt(index).text.trim() === first.trim(),
  );
  return lines.sort((one, other) => Math.abs(one - then) - Math.abs(other - then))[0] ?? then;
}
