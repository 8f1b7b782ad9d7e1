import * as vscode from 'vscode';
import { findRule } from '../../core/lint/rules/index.js';
import type { Problem } from '../../core/lint/problem.js';

/** Red Hat’s extension for YAML. It knows the records by the JSON Schemas that come along with this one. */
const yamlExtension = 'redhat.vscode-yaml';

/** Whether another extension completes, explains and checks what follows from YAML itself and from the JSON Schemas. */
export function isYamlExtensionActive(): boolean {
  return vscode.extensions.getExtension(yamlExtension)?.isActive === true;
}

/** The files that have a schema by `yamlValidation` in package.json. */
const withSchema = /\/\.mentoring\/|\.git\/(?:modules\/.+\/)?mentoring\//;

/** Whether that extension helps with the keys and enumerations of a record: not where no schema is known, nor where it was told not to. */
export function isServedByYamlExtension(
  { uri }: vscode.TextDocument,
  feature: 'completion' | 'hover',
): boolean {
  return (
    isYamlExtensionActive() &&
    withSchema.test(uri.path) &&
    vscode.workspace.getConfiguration('yaml', uri).get<boolean>(feature) !== false
  );
}

/** What that extension says of a document. It names itself, or the schema, as the source. */
export function diagnosticsOfYamlExtension(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(isOfYamlExtension);
}

export function isOfYamlExtension({ source }: vscode.Diagnostic): boolean {
  return source === 'YAML' || source?.startsWith('yaml-schema') === true;
}

/** Whether one of them says what a problem of ours says: so much only, since it does not refuse all that a record does without. */
export function isToldBy(theirs: readonly vscode.Diagnostic[], problem: Problem): boolean {
  return theirs.some((diagnostic) => saysSame(diagnostic, problem));
}

function saysSame({ message, range, severity, source }: vscode.Diagnostic, problem: Problem): boolean {
  const where = findRule(problem.code)?.foundBySchemaIn;
  if (where === undefined) return false;
  // What is no YAML can be noticed in one place or another.
  if (where === 'text' && source === 'YAML' && severity === vscode.DiagnosticSeverity.Error) return true;
  // A missing key is missed where its group begins, or anywhere in it. That extension names the key in its words alone.
  if (where === 'group' && message.includes(`"${String(problem.path?.at(-1))}"`)) return true;
  return range.start.line <= problem.range.end.line && problem.range.start.line <= range.end.line;
}
