import type { Result } from '../result.js';
import { nearest } from '../text/spelling.js';
import { RecordName } from './record.js';
import { processIn, seenIn, type NameScope } from './scope.js';
import type { NameCandidate, NameMatcher, Renameable, Resolution } from './subject.js';

/** The id of a process: of the team's own, or of one that is built in. */
export class ProcessName extends RecordName {
  constructor(id: string) {
    super('process', id);
  }

  override called(to: string): ProcessName {
    return new ProcessName(to);
  }

  /** The team's own, then the built-in ones that are not replaced by one of the same id. */
  override candidatesIn(scope: NameScope): readonly NameCandidate[] {
    const own = super.candidatesIn(scope);
    const ids = new Set(own.map(({ id }) => id));
    const builtIn = [...scope.processes.builtIn()].map(([id, { title }]) => ({ id, title }));
    return [...own, ...builtIn.filter(({ id }) => !ids.has(id))];
  }

  /** A process with the id of a built-in one builds on that one, not on itself. */
  override readonly matcherIn = ({ processes }: NameScope): NameMatcher => {
    const isBuiltIn = processes.builtIn().has(this.text);
    return (file, { subject, path }) =>
      this.isSame(subject) &&
      !(isBuiltIn && file.kind === 'process' && file.id === this.text && path[0] === 'extends');
  };

  override titleIn(scope: NameScope): string | undefined {
    return super.titleIn(scope) ?? processIn(scope, this.text)?.title;
  }

  override resolveIn(scope: NameScope): Resolution {
    if (processIn(scope, this.text)) return { type: 'known' };
    const isThere = seenIn(scope)
      .files('process')
      .some(({ id }) => id === this.text);
    return { type: isThere ? 'unusable' : 'unknown' };
  }

  /** Only what can be used is worth being named. */
  override nearestIn({ processes, snapshot, place }: NameScope): string | undefined {
    const own = processes.own(snapshot, place).map(({ id }) => id);
    return nearest(this.text, [...processes.builtIn().keys(), ...own]);
  }

  override renameableIn(scope: NameScope): Result<Renameable, string> {
    const isBuiltIn = this.definingFilesIn(scope).length === 0 && scope.processes.builtIn().has(this.text);
    return isBuiltIn ? this.refuseBuiltIn() : super.renameableIn(scope);
  }

  override whyTakenIn(scope: NameScope, to: string): string | undefined {
    const taken = super.whyTakenIn(scope, to);
    if (taken !== undefined || !scope.processes.builtIn().has(to)) return taken;
    return `A process that comes along is called ${to}. Choose another name, so that both can be followed.`;
  }
}
