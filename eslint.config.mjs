import { builtinModules } from 'node:module';
import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import tseslint from 'typescript-eslint';

/** Forbids imports to a floor, each with the reason. */
const floor = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});
const noParser = { regex: '^(js-)?yaml$', message: 'A text is read once, by RecordText.' };
const noHost = {
  regex: `^(vscode$|node:|(${builtinModules.join('|')})(/|$))`,
  message: 'The core asks its host through ports.ts.',
};
const noFloor = (...names) => ({
  regex: `(^|/)\\.\\./(.*/)?(${names.join('|')})/`,
  message: 'Arrows go dashboard → protocol ← views → core, editor → views and node, and cli → node → core.',
});

/** The rooms of the core, from the one that may import all others to the one that imports none. Rooms in one row are apart. */
const rooms = [
  ['language', 'actions'],
  ['report'],
  ['lint'],
  ['overview'],
  ['processes'],
  ['insight'],
  ['git'],
  ['names'],
  ['folder'],
  ['schema'],
  ['records'],
  ['yaml'],
  ['text'],
];
const roomPath = (room) => `./src/core/${room}`;
/** A zone a room: what it must not import, types included. */
const roomZones = rooms.flatMap((row, index) =>
  row.map((room) => ({
    target: roomPath(room),
    from: [...rooms.slice(0, index).flat(), ...row.filter((other) => other !== room)].map(roomPath),
    message: `Arrows go ${rooms.map((names) => names.join(', ')).join(' → ')}.`,
  })),
);

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '.vscode-test/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.lint.json' })],
      // Without these two the rules do not look into TypeScript, and find nothing.
      'import-x/extensions': ['.ts', '.js'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    languageOptions: {
      parserOptions: {
        // One program for all: with one a floor, what floors share would be parsed and checked again for each.
        project: ['tsconfig.lint.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-definitions': 'error',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      eqeqeq: 'error',
    },
  },
  floor(
    ['src/core/**/*.ts'],
    [noHost, noParser, noFloor('node', 'views', 'editor', 'dashboard', 'protocol', 'cli')],
  ),
  floor(
    ['src/core/yaml/**/*.ts'],
    [noHost, noFloor('node', 'views', 'editor', 'dashboard', 'protocol', 'cli')],
  ),
  { files: ['src/core/**/*.ts'], rules: { 'import-x/no-restricted-paths': ['error', { zones: roomZones }] } },
  floor(['src/protocol/**/*.ts'], [noHost, noFloor('node', 'views', 'editor', 'dashboard', 'core', 'cli')]),
  // From a folder of the views, `../dashboard/` is the views' own and the webview lies one further up.
  floor(['src/views/*/**/*.ts'], [noHost, noParser, noFloor('node', 'editor', '\\.\\./dashboard', 'cli')]),
  floor(['src/views/*.ts'], [noHost, noParser, noFloor('node', 'editor', 'cli')]),
  floor(['src/dashboard/**/*.ts'], [noHost, noFloor('node', 'views', 'editor', 'core', 'cli')]),
  floor(
    ['src/node/**/*.ts'],
    [
      { regex: '^vscode$', message: 'The command line has no editor.' },
      noParser,
      noFloor('views', 'editor', 'dashboard', 'protocol', 'cli'),
    ],
  ),
  // From a folder of the editor, `../dashboard/` is the editor's own and the webview lies one further up.
  floor(['src/editor/*/**/*.ts'], [noParser, noFloor('cli', '\\.\\./dashboard')]),
  floor(['src/editor/*.ts'], [noParser, noFloor('cli', 'dashboard')]),
  floor(
    ['src/cli/**/*.ts'],
    [
      { regex: '^vscode$', message: 'The command line has no editor.' },
      noParser,
      noFloor('views', 'editor', 'dashboard', 'protocol'),
    ],
  ),
  {
    files: ['src/**/*.ts'],
    // Activation loads the rest when it is needed.
    ignores: ['src/editor/extension.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportExpression, TSImportType',
          message: 'Import at the top, where the floors are held.',
        },
      ],
    },
  },
  {
    files: ['src/editor/**/*.ts', 'test/**/*.ts'],
    rules: {
      // VS Code types Disposable as a class and takes whatever has dispose().
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Mocha's chains and assertions read as they do.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: Object.fromEntries(
        [
          'require',
          'module',
          'exports',
          '__dirname',
          '__filename',
          'process',
          'console',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'setImmediate',
          'Buffer',
          'URL',
          'URLSearchParams',
          'AbortController',
          'AbortSignal',
          'fetch',
          'performance',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
