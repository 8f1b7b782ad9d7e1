import type { SchemaFault } from '../schema/schema-fault.js';
import type { YamlFault } from '../yaml/yaml-fault.js';

/** What is wrong with a file taken by itself, as a value: whoever shows it puts it into words. */
export type Fault = YamlFault | SchemaFault | Unreadable;

/** A file that the system does not let be read. */
interface Unreadable {
  readonly code: 'unreadable';
  /** `why` is what the system says and the way out, as the end of a sentence and another one. */
  readonly data: { readonly why: string };
}
