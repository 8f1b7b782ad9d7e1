import path from 'node:path';
import { createRepository } from '../fixtures/history.js';
import { writeFiles } from '../support/temporary-folder.js';
import { quietSettings } from './settings.js';

declare const __REPOSITORY__: string;

/**
 * Stands in for Red Hat’s extension for YAML: it has its id, and says of open YAML what its language server says, as late as it
 * does, by the schemas that extensions bring.
 */
const standIn = `
const vscode = require('vscode');
const fs = require('node:fs');
const path = require('node:path');
const repository = require('./repository.json');
const { getLanguageService } = require(repository + '/node_modules/yaml-language-server');
const { TextDocument } = require(repository + '/node_modules/vscode-languageserver-textdocument');

const schemas = vscode.extensions.all.flatMap(({ extensionPath, packageJSON }) =>
  (packageJSON.contributes?.yamlValidation ?? []).map(({ fileMatch, url }) => {
    const file = path.join(extensionPath, url);
    const anywhere = fileMatch.map((pattern) => '**/' + pattern);
    return { uri: 'file://' + file, fileMatch: anywhere, schema: JSON.parse(fs.readFileSync(file, 'utf8')) };
  }),
);

exports.activate = (context) => {
  const service = getLanguageService({ workspaceContext: { resolveRelativePath: (path) => path } });
  service.configure({ validate: true, schemas });
  const collection = vscode.languages.createDiagnosticCollection('yaml');
  const timers = new Map();
  const validate = async (document) => {
    const text = TextDocument.create(document.uri.toString(), 'yaml', document.version, document.getText());
    const found = await service.doValidation(text, false);
    collection.set(document.uri, found.map(({ range: { start, end }, message, severity, source }) => {
      const range = new vscode.Range(start.line, start.character, end.line, end.character);
      const diagnostic = new vscode.Diagnostic(range, message, severity - 1);
      diagnostic.source = source;
      return diagnostic;
    }));
  };
  const later = (document) => {
    if (document.languageId !== 'yaml') return;
    clearTimeout(timers.get(document));
    timers.set(document, setTimeout(() => void validate(document), 250));
  };
  context.subscriptions.push(
    collection,
    vscode.workspace.onDidOpenTextDocument(later),
    vscode.workspace.onDidChangeTextDocument(({ document }) => later(document)),
    vscode.workspace.onDidCloseTextDocument((document) => {
      clearTimeout(timers.get(document));
      collection.delete(document.uri);
    }),
  );
  vscode.workspace.textDocuments.forEach(later);
};
`;

const manifest = {
  name: 'vscode-yaml',
  publisher: 'redhat',
  version: '0.0.1',
  engines: { vscode: '^1.90.0' },
  main: './extension.js',
  activationEvents: ['onLanguage:yaml'],
};

const records = {
  'mentoring.yaml': 'format: 1\n',
  'people/ada.yaml': 'name: Ada\nemails: [ada@example.org]\n',
  'goals/untitled-a1a1a1.yaml': 'owner: ada\nstatus: active\n',
  'goals/misread-b1b1b1.yaml': 'title: [Own, the, retries]\nowner: nobody\n',
  'goals/unclosed-c1c1c1.yaml': 'title: "Own the retries\nowner: ada\n',
  'goals/anchored-d1d1d1.yaml': 'title: &name Own the retries\nowner: ada\nspecific: *name\n',
  'goals/misdated-f1f1f1.yaml': 'title: Own the retries\nowner: ada\ndue: 2027-2-8\n',
  'goals/misspelt-e1e1e1.yaml': 'title: Own the retries\nowner: ada\nstatsu: active\n',
};

/** Records beside code, in a VS Code that has the extension for YAML as well. */
export function prepare(
  folder: string,
): Promise<{ open: string; settings: Record<string, unknown>; extensions: string }> {
  const open = path.join(folder, 'workspace');
  createRepository(open);
  writeFiles(path.join(open, '.mentoring'), records);
  writeFiles(open, { 'deploy.yaml': 'stages: "build\n' });
  const extensions = path.join(folder, 'extensions');
  writeFiles(path.join(extensions, 'redhat.vscode-yaml-0.0.1'), {
    'package.json': JSON.stringify(manifest),
    'extension.js': standIn,
    'repository.json': JSON.stringify(__REPOSITORY__),
  });
  return Promise.resolve({ open, settings: quietSettings, extensions });
}
