import { currentText, recordTextOf } from '../folder/current-text.js';
import { fileKey, type RecordFile, type Snapshot, type StrayFile } from '../folder/snapshot.js';
import type { RecordKind, RecordTypes } from '../records/kinds.js';
import type { TextRange } from '../text/text-range.js';
import type { RecordText } from '../yaml/record-text.js';
import type { YamlPath, YamlValue } from '../yaml/yaml-path.js';
import type { Fix, ProposedFix } from './fix.js';
import type { Severity } from './problem.js';

/** What a rule found in a record. */
export interface Finding<D = unknown> {
  /** The value that it is about; empty for the whole file. */
  readonly path: YamlPath;
  /** `key` where it is about the key at the path. */
  readonly part?: 'key';
  /** Where it is shown; absent where the path tells. */
  readonly range?: TextRange;
  readonly data: D;
}

/** A problem as its rule knows it. */
interface Found<D> {
  readonly path?: YamlPath | undefined;
  readonly data: D;
  readonly range: TextRange;
}

/** With whose eyes, and on which day, a record is looked at. */
export interface Viewer {
  /** A handle; undefined where nobody is known, who gets no advice. */
  readonly me: string | undefined;
  /** `YYYY-MM-DD`; undefined where nothing may depend on the day. */
  readonly today: string | undefined;
}

/** Another file that a problem has to do with. */
export interface RelatedFile {
  readonly file: Pick<RecordFile, 'place' | 'path'>;
  /** What it has to do with it. */
  readonly message: string;
}

/** A folder can have thousands of records with one code, each of which has to do with all others. */
export const mostRelated = 10;

/**
 * All there is to know about one kind of problem. `D` is what a problem carries besides its place: small, and of what JSON has, since
 * problems are compared by it.
 */
export interface Rule<D = unknown> {
  /** Its name, which appears in documentation and is never changed. */
  readonly code: string;
  readonly severity: Severity;
  /** What it finds, in a few words, as a heading: `Unknown key`. */
  readonly title: string;
  /** Why it matters and the way out, in a few sentences of Markdown. */
  readonly explanation: string;
  /** More of that, where it can only be told by the code: Markdown. */
  details?(): string;
  /** The case in `test/fixtures/rules/<code>` that the page of rules shows. */
  readonly example?: string;
  /**
   * What it looks at. `text`: faults of the text. `schema`: faults by the schema of the kind. `names`: what the names in a record
   * stand for, whether other values in it are wrong or not. `record`: a record without errors. `file`: any file that is read as
   * a record. `stray`: files that are none. `format`: what may be newer than this version. `advice`: a record, for who writes it.
   */
  readonly on: 'text' | 'schema' | 'names' | 'record' | 'file' | 'stray' | 'format' | 'advice';
  /** The kinds of records it looks at; all where absent. */
  readonly kinds?: readonly RecordKind[];
  /**
   * Set where it follows from YAML or the JSON Schema, so that another extension for YAML finds it as well, and it is left to that one
   * where it is active: at the place of the problem, anywhere in the group it is in, or anywhere in the text.
   */
  readonly foundBySchemaIn?: 'place' | 'group' | 'text';
  /** Whether it refuses a value, so that another form of the value is no fix while it still does. */
  readonly refusesValue?: true;
  /** Whether its advice is about nobody's goals, and the same on every day. */
  readonly isForAnybody?: true;

  /** What is wrong with a record. */
  check?(context: RuleContext): readonly Finding<D>[];
  /** What may help the viewer with a record of their own. */
  advise?(context: RuleContext, viewer: Viewer): readonly Finding<D>[];
  /** What is wrong with a file that is no record; undefined where another rule tells it. */
  checkStray?(snapshot: Snapshot, stray: StrayFile): D | undefined;
  /** Adds to what a fault says what only the folder can tell. */
  complete?(data: D, path: YamlPath, context: RuleContext): D;

  /** A sentence: what is wrong and the way out. Names no file and no line. */
  message(data: D, path: YamlPath): string;

  /** The ways to solve a problem, the best one first. Each is tried before it is offered. */
  fixes?(problem: Found<D>, context: RuleContext): readonly ProposedFix[];
  /** The names that the file could have instead, where that would solve the problem. */
  renames?(context: RuleContext): readonly Fix[];
  /** The same for a file that is no record. */
  renamesOfStray?(snapshot: Snapshot, stray: StrayFile): readonly Fix[];
  /** The other files that a problem has to do with. Never a private one for a shared file. */
  related?(problem: Found<D>, context: RuleContext): readonly RelatedFile[];
}

/** Declares a rule. */
export function rule<D>(definition: Rule<D>): Rule {
  return definition;
}

/** A file in its folder, as rules look at it. */
export class RuleContext {
  private view: Snapshot | undefined;

  /** @param file as it is given, which may say something else than the snapshot has of it: what an editor shows. */
  constructor(
    readonly snapshot: Snapshot,
    readonly file: RecordFile,
  ) {}

  /** What those who read the file see: of a process as it is given, since its stages are looked for in itself. */
  get seen(): Snapshot {
    if (this.view) return this.view;
    const { file } = this;
    const seen = this.snapshot.seenFrom(file.place);
    const isOther = file.kind === 'process' && seen.file(file.place, file.path) !== file;
    this.view = isOther ? seen.with(new Map([[fileKey(file), file]])) : seen;
    return this.view;
  }

  /** The text of the file with everything in its place. */
  get text(): RecordText {
    return recordTextOf(this.file);
  }

  /** What the text says now, as far as it can be understood. */
  get value(): YamlValue {
    return currentText(this.file).value as YamlValue;
  }

  /** The content of a record of this kind; undefined where it is of another one. */
  contentOf<K extends RecordKind>(kind: K): RecordTypes[K] | undefined {
    return this.file.kind === kind ? (this.file as RecordFile<K>).value : undefined;
  }
}
