import type { RecordText } from '../../yaml/record-text.js';
import { currentText, recordTextOf } from '../../folder/current-text.js';
import type { RecordFile } from '../../folder/snapshot.js';
import type { YamlValue } from '../../yaml/yaml-path.js';

/** A record as it is written: what it says and how. Its text is read once, however many problems are repaired. */
export class Written {
  constructor(readonly file: RecordFile) {}

  get text(): string {
    return this.file.text ?? '';
  }

  get value(): YamlValue {
    return currentText(this.file).value as YamlValue;
  }

  get places(): RecordText {
    return recordTextOf(this.file);
  }
}
