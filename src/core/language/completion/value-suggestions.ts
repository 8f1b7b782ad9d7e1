import { nameExpectedAt } from '../../names/names-in-text.js';
import { involvementWords } from '../../insight/notes.js';
import { findProcess } from '../../processes/team.js';
import type { YamlPath } from '../../yaml/yaml-path.js';
import { textAt, valueAt } from '../../yaml/plain-value.js';
import { checkSuggestions, nameSuggestions, pairOf } from './name-suggestions.js';
import type { Suggestion, Writing } from './suggestion.js';
import { formOf, shapeAt } from '../shape.js';
import { daySuggestions, durationSuggestions, momentSuggestions } from './day-suggestions.js';
import { isPrivate } from '../../folder/privacy.js';

/** The values that fit at a path. */
export interface ValueSuggestions {
  /** `choice` values come from the schema itself, so another YAML extension suggests them as well. */
  readonly type: 'choice' | 'name' | 'time';
  readonly all: readonly Suggestion[];
}

/**
 * The values that can be offered in a place, the most likely first; none where people write what they like.
 * @param record what the record says so far.
 */
export function suggestionsAt(writing: Writing, path: YamlPath, record: unknown): ValueSuggestions {
  const { kind } = writing.file;
  const expected = nameExpectedAt(kind, path);
  if (expected) return { type: 'name', all: nameSuggestions(writing, expected, path, record) };
  if (kind === 'process' && path[0] === 'stages') {
    if (path.length === 5 && path[2] === 'checks' && path[4] === 'check')
      return { type: 'name', all: checkSuggestions() };
    if (path.length === 3 && path[2] === 'id') return { type: 'name', all: stagesToRefine(writing, record) };
  }
  if (kind === 'note' && path[0] === 'value' && textAt(record, ['kind']) === 'involvement')
    // For the schema this is any number, so no other extension suggests these. In a shared note, nobody is led to rate somebody.
    return { type: 'name', all: isPrivate(writing.file) ? involvement() : [] };
  const shape = shapeAt(kind, path, record);
  for (const form of shape?.forms ?? []) {
    switch (form.type) {
      case 'date':
        return { type: 'time', all: daySuggestions(writing, pairOf(writing, record)) };
      case 'instant':
        return { type: 'time', all: momentSuggestions(writing) };
      case 'duration':
        return { type: 'time', all: durationSuggestions(path.at(-1) === 'cadence', shape?.examples ?? []) };
      case 'boolean':
        return { type: 'choice', all: ['true', 'false'].map((value) => ({ value, label: value })) };
      default:
    }
  }
  const choices = formOf(shape, 'choice')?.choices ?? [];
  const all = choices
    .filter(({ value }) => !isConfidential(writing, path, value))
    .map(({ value, meaning }) => ({ value, label: value, documentation: meaning }));
  return { type: 'choice', all };
}

/** Whether a value is meant for private notes, and the note is shared. */
function isConfidential({ file }: Writing, path: YamlPath, value: string): boolean {
  return file.kind === 'note' && !isPrivate(file) && path[0] === 'kind' && value !== 'note';
}

/** The stages of the process that this one builds on, without those that it refines already. */
function stagesToRefine({ snapshot, file }: Writing, record: unknown): readonly Suggestion[] {
  const base = textAt(record, ['extends']);
  const process = base === undefined ? undefined : findProcess(snapshot, file.place, base);
  const stages = valueAt(record, ['stages']);
  const own = Array.isArray(stages) ? stages.map((stage: unknown) => textAt(stage, ['id'])) : [];
  return (process?.stages ?? [])
    .filter(({ id }) => !own.includes(id))
    .map(({ id, title, phase, purpose }) => ({
      value: id,
      label: title,
      detail: phase,
      documentation: purpose,
    }));
}

/** How much the mentor is involved. */
function involvement(): readonly Suggestion[] {
  return [1, 2, 3, 4, 5].map((value) => ({
    value: String(value),
    label: String(value),
    detail: involvementWords(value),
  }));
}
