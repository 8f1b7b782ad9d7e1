import { identity } from '../../folder/snapshot.js';
import { isPrivate } from '../../folder/privacy.js';
import { nameFor } from '../../names/name-for.js';
import { processIn, type NameScope } from '../../names/scope.js';
import { bySubject, type Resolution, type Subject, type WrittenName } from '../../names/subject.js';
import { isCircular } from '../../processes/team.js';
import { definitions, type RecordKind } from '../../records/kinds.js';
import { rule, type RuleContext } from '../rule.js';
import { recordsMeant, scopeOf, unresolvedNames } from '../unresolved-names.js';
import { replaceValue } from '../value-fixes.js';

/** What is not there, with what was probably meant. */
type Data = { readonly suggestion?: string | undefined } & (
  | {
      readonly type: 'record';
      readonly kind: RecordKind;
      readonly id: string;
      /** As it is written: its slug may be out of date. */
      readonly written: string;
      readonly isPrivate: boolean;
    }
  | { readonly type: 'several'; readonly kind: RecordKind; readonly id: string; readonly count: number }
  | { readonly type: 'objective'; readonly name: string }
  | {
      readonly type: 'process';
      readonly id: string;
      readonly isPrivate: boolean;
      /** Whether a process builds on it. */
      readonly isBase: boolean;
    }
  /** `process` is the title of the process; undefined for the programme. */
  | {
      readonly type: 'stage';
      readonly process?: string;
      readonly id: string;
      readonly known: readonly string[];
    }
);

export const danglingReference = rule<Data>({
  code: 'dangling-reference',
  severity: 'error',
  on: 'names',
  title: 'Reference that leads nowhere',
  explanation:
    'What is named does not exist here. It may be mistyped, deleted, not pulled yet, or private to somebody. A record is found by the six characters at the end of its name, a person by the whole name of their file.',
  example: 'mistyped-code',
  check: (context) => {
    const scope = scopeOf(context);
    return unresolvedNames(context).flatMap((name) => {
      const data = missing(context, scope, name, name.resolution);
      return data ? [{ path: name.path, data }] : [];
    });
  },
  message: words,
  // Who is named may only not be pulled yet, so it is for a person to decide.
  fixes: ({ data: { suggestion }, path = [] }, context) => replaceValue(context, path, suggestion, false),
  related: ({ path }, context) => recordsMeant(context, path),
});

/** Undefined where another rule tells of it, or nothing is wrong. */
function missing(
  { file }: RuleContext,
  scope: NameScope,
  { subject, text }: WrittenName,
  resolution: Resolution,
): Data | undefined {
  const suggestion = () => nameFor(subject).nearestIn(scope);
  return bySubject<Subject, Data | undefined>(subject, {
    objective: ({ name }) => ({ type: 'objective', name, suggestion: suggestion() }),
    stage: (stage) => {
      // Of a process that is not there this is told.
      const process = processIn(scope, stage.process);
      if (!process) return undefined;
      const known = process.stages.map(({ id }) => id);
      return { type: 'stage', process: process.title, id: text, known, suggestion: suggestion() };
    },
    'programme-step': () => {
      const known = scope.processes.programme().stages.map(({ id }) => id);
      return { type: 'stage', id: text, known, suggestion: suggestion() };
    },
    record: ({ kind, id: written }) => {
      const id = identity(kind, written);
      if (resolution.type === 'wrong-kind') return undefined;
      if (resolution.type === 'ambiguous') return { type: 'several', kind, id, count: resolution.count };
      const isOwn = isPrivate(file);
      if (kind !== 'process')
        return { type: 'record', kind, id, written, isPrivate: isOwn, suggestion: suggestion() };
      const isBase = file.kind === 'process';
      // A process that is built on in a circle is there, though it may be without any stage.
      if (isBase && isCircular(scope.snapshot, file.place, file.id)) return undefined;
      return { type: 'process', id: text, isPrivate: isOwn, isBase, suggestion: suggestion() };
    },
  });
}

function words(data: Data): string {
  const { suggestion } = data;
  const advice = (other: string) => (suggestion === undefined ? other : `Did you mean ${suggestion}?`);
  switch (data.type) {
    case 'several': {
      const both = definitions[data.kind].coded ? `have the code ${data.id}` : `are called ${data.id}`;
      const [count, which] = data.count === 2 ? ['Two', 'which two'] : [data.count, 'which'];
      return `${count} records ${both}, so nobody can tell which of them is meant. Their files say ${which} they are.`;
    }
    case 'objective':
      return `There is no objective ${data.name} in mentoring.yaml. ${advice('Was it renamed, or not pulled yet?')}`;
    case 'process': {
      const where = data.isPrivate ? '' : ' among the shared records';
      const alone = data.isBase ? ' This one stands by its own stages until there is one.' : '';
      return `There is no process ${data.id}${where}.${alone} ${advice('Was its file deleted, or not pulled yet?')}`;
    }
    case 'stage': {
      const none = data.process === undefined ? 'A programme has no step' : `“${data.process}” has no stage`;
      return `${none} ${data.id}. ${advice(`It has ${data.known.join(', ')}.`)}`;
    }
    case 'record': {
      const { name } = definitions[data.kind];
      if (data.kind === 'person')
        return `There is no file people/${data.written}.yaml here. ${advice('Was it deleted, or not pulled yet?')}`;
      return data.isPrivate
        ? `There is no ${name} ${data.id} here. ${advice('Was its file deleted, or not pulled yet?')}`
        : `There is no ${name} ${data.id} among the shared records. ${advice('Was its file deleted, not pulled yet, or never shared?')}`;
    }
  }
}
