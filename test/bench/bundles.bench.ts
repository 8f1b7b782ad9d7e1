import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Figure } from './measure.js';

export const title = 'What is shipped';

/** Loads a file as VS Code's extension host does, with a `vscode` that answers everything; prints the milliseconds. */
const loader = `
  const Module = require('node:module');
  const answer = new Proxy(function () {}, { get: (_, key) => (key === Symbol.toPrimitive ? () => '' : answer), construct: () => ({}) });
  const text = require('node:fs').readFileSync(process.argv[1], 'utf8');
  const api = Object.fromEntries([...text.matchAll(/[.]([A-Za-z]+)/g)].map((match) => [match[1], answer]));
  const load = Module._load;
  Module._load = (name, ...rest) => (name === 'vscode' ? api : load(name, ...rest));
  const started = performance.now();
  require(process.argv[1]);
  console.log(performance.now() - started);
`;

/** How long it takes to load a file, in milliseconds, in a fresh process. */
function loading(file: string): number {
  const runs = Array.from({ length: 7 }, () =>
    Number(execFileSync(process.execPath, ['-e', loader, file], { encoding: 'utf8' })),
  );
  return Math.min(...runs);
}

/** @param dist the folder of a production build. */
export function run(dist: string): readonly Figure[] {
  const kilobytes = (file: string) => fs.statSync(path.join(dist, file)).size / 1000;
  const activation = loading(path.join(dist, 'extension.js'));
  const everything = loading(path.join(dist, 'main.js'));
  return [
    {
      what: 'dist/extension.js, which activation loads',
      value: kilobytes('extension.js'),
      unit: 'kB',
      target: 5,
    },
    {
      what: 'dist/main.js, which the first view or command loads',
      value: kilobytes('main.js'),
      unit: 'kB',
      target: 950,
    },
    { what: 'dist/dashboard/main.js', value: kilobytes('dashboard/main.js'), unit: 'kB', target: 250 },
    { what: 'dist/dashboard/main.css', value: kilobytes('dashboard/main.css'), unit: 'kB', target: 30 },
    {
      what: 'loading extension.js, to loading main.js',
      value: activation / everything,
      unit: '×',
      target: 0.2,
    },
  ];
}
