import type { Place } from '../folder/privacy.js';
import type { Snapshot } from '../folder/snapshot.js';
import type { NameScope } from '../names/scope.js';
import { programmeProcess, writtenBuiltIn } from './builtin.js';
import { findProcess, ownProcesses } from './team.js';

const processes = {
  find: findProcess,
  own: ownProcesses,
  builtIn: writtenBuiltIn,
  programme: programmeProcess,
};

/** Where the names in a record of this place are looked up. */
export function nameScope(snapshot: Snapshot, place: Place): NameScope {
  return { snapshot, place, processes };
}
