import { nameFor } from '../names/name-for.js';
import { namesIn, namesInText } from '../names/names-in-text.js';
import { recordsNamed } from '../names/record.js';
import type { NameScope } from '../names/scope.js';
import type { Resolution, WrittenName } from '../names/subject.js';
import { nameScope } from '../processes/name-scope.js';
import { definitions, recordKinds } from '../records/kinds.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import { mostRelated, type RelatedFile, type RuleContext } from './rule.js';
import { memo } from '../memo.js';

/** A name in a record that stands for nothing, or for something else than belongs there. */
interface UnresolvedName extends WrittenName {
  readonly resolution: Exclude<Resolution, { type: 'known' }>;
}

/** The names in the text of a record that do not lead where they should: for all rules about names. */
export const unresolvedNames = memo((context: RuleContext) => {
  const scope = scopeOf(context);
  return namesInText(context.file).flatMap((name): readonly UnresolvedName[] => {
    if (name.role === 'definition') return [];
    const resolution = nameFor(name.subject).resolveIn(scope);
    return resolution.type === 'known' ? [] : [{ ...name, resolution }];
  });
});

/** Where the names of a record are looked up. */
export function scopeOf({ seen, file }: RuleContext): NameScope {
  return nameScope(seen, file.place);
}

/** The records that the name at a path can mean, of whatever kind. */
export function recordsMeant({ file, seen }: RuleContext, path: YamlPath = []): readonly RelatedFile[] {
  const at = JSON.stringify(path);
  const name = namesIn(file, file.value).find((written) => JSON.stringify(written.path) === at);
  if (name?.subject.type !== 'record') return [];
  const { id } = name.subject;
  return recordKinds
    .filter((kind) => kind !== 'configuration')
    .flatMap((kind) => recordsNamed(seen, kind, id).slice(0, mostRelated))
    .map((record) => ({
      file: record,
      message: `This is the ${definitions[record.kind].name} ${record.id}.`,
    }));
}
