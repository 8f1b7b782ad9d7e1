import type { Rule } from '../rule.js';
import { checkParameters } from './check-parameters.js';
import { circularProcess } from './circular-process.js';
import { conflict } from './conflict.js';
import { danglingReference } from './dangling-reference.js';
import { datesOutOfOrder } from './dates-out-of-order.js';
import { duplicateCode } from './duplicate-code.js';
import { duplicateName } from './duplicate-name.js';
import { duplicateStep } from './duplicate-step.js';
import { incompleteStage } from './incomplete-stage.js';
import { missingCode } from './missing-code.js';
import { missingKey } from './missing-key.js';
import { newerFormat } from './newer-format.js';
import { notARecord } from './not-a-record.js';
import { notSmartYet } from './not-smart-yet.js';
import { notText } from './not-text.js';
import { pastDate } from './past-date.js';
import { phaseOrder } from './phase-order.js';
import { readOtherwise } from './read-otherwise.js';
import { shadowsProcess } from './shadows-process.js';
import { staleSlug } from './stale-slug.js';
import { syntax } from './syntax.js';
import { tooLarge } from './too-large.js';
import { unknownCheck } from './unknown-check.js';
import { unknownKey } from './unknown-key.js';
import { unknownValue } from './unknown-value.js';
import { unreadable } from './unreadable.js';
import { unsafeId } from './unsafe-id.js';
import { wrongExtension } from './wrong-extension.js';
import { wrongFolder } from './wrong-folder.js';
import { wrongKind } from './wrong-kind.js';
import { wrongValue } from './wrong-value.js';

/**
 * Every rule, in the order in which problems of one place are told and the page of rules lists them. A bundle cannot find files by
 * itself, so a new rule has its line here; a test holds that each file of this folder has one.
 */
export const rules: readonly Rule[] = [
  tooLarge,
  notText,
  conflict,
  syntax,
  notARecord,
  missingKey,
  wrongValue,
  unknownKey,
  unknownValue,
  unsafeId,
  wrongFolder,
  wrongExtension,
  duplicateCode,
  danglingReference,
  wrongKind,
  datesOutOfOrder,
  missingCode,
  duplicateStep,
  unknownCheck,
  checkParameters,
  duplicateName,
  incompleteStage,
  phaseOrder,
  circularProcess,
  shadowsProcess,
  readOtherwise,
  newerFormat,
  unreadable,
  notSmartYet,
  pastDate,
  staleSlug,
];

const byCode: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.code, rule]));

/** The rule with this code; undefined where there is none. */
export function findRule(code: string): Rule | undefined {
  return byCode.get(code);
}
