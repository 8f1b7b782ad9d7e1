import { sameRecord, type RecordFile, type Snapshot } from '../folder/snapshot.js';
import { namesInText } from './names-in-text.js';

/**
 * Whether the words of a file are signed, or are what somebody signed with: nothing changes them unseen. A signature that does not
 * say now what it is of may be of any agreement.
 */
export function isSigned(snapshot: Snapshot, file: RecordFile): boolean {
  if (file.kind === 'signature') return true;
  if (file.kind !== 'agreement') return false;
  return snapshot.files('signature').some((signature) => {
    const signed = namesInText(signature).flatMap(({ subject }) =>
      subject.type === 'record' && subject.kind === 'agreement' ? [subject.id] : [],
    );
    return signed.length === 0 || signed.some((id) => sameRecord('agreement', id, file.id));
  });
}
