import * as vscode from 'vscode';
import { findRule } from '../../core/lint/rules/index.js';
import type { Problem } from '../../core/lint/problem.js';

/** Red Hat’s extension for YAML. It gets the JSON Schemas of records from this extension. */
const yamlExtension = 'redhat.vscode-yaml';

/** Whether that extension completes, explains and checks what YAML itself and the JSON Schemas say. */
export function isYamlExtensionActive(): boolean {
  return vscode.extensions.getExtension(yamlExtension)?.isActive === true;
}

/** The files to which `yamlValidation` in package.json gives a schema. */
const withSchema = /\/\.mentoring\/|\.git\/(?:modules\/.+\/)?mentoring\//;

/** Whether that extension helps with the keys and enumerations of a record: it needs a schema, and settings can turn it off. */
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

/** The diagnostics of that extension for a document. */
export function diagnosticsOfYamlExtension(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(isOfYamlExtension);
}

/** Whether a diagnostic comes from that extension, which names itself or the schema as the source. */
export function isOfYamlExtension({ source }: vscode.Diagnostic): boolean {
  return source === 'YAML' || source?.startsWith('yaml-schema') === true;
}

/** Whether one of its diagnostics is about the same as a problem of ours. Records allow less than YAML, so many problems are ours alone. */
export function isFoundBy(theirs: readonly vscode.Diagnostic[], problem: Problem): boolean {
  return theirs.some((diagnostic) => saysSame(diagnostic, problem));
}

function saysSame({ message, range, severity, source }: vscode.Diagnostic, problem: Problem): boolean {
  const where = findRule(problem.code)?.foundBySchemaIn;
  if (where === undefined) return false;
  // The two can notice invalid YAML in different places.
  if (where === 'text' && source === 'YAML' && severity === vscode.DiagnosticSeverity.Error) return true;
  // A missing key is reported at the start of its mapping, or anywhere in it. That extension names the key only in its message.
  if (where === 'group' && message.includes(`"${String(problem.path?.at(-1))}"`)) return true;
  return range.start.line <= problem.range.end.line && problem.range.start.line <= range.end.line;
}
