// Writes docs/rules.md from the rules, with examples and repairs out of test/fixtures/rules.
// Usage: node scripts/rules.js [--check]   (--check writes nothing and fails where the page differs from what would be written)
const fs = require('node:fs');
const path = require('node:path');
const { loadSource } = require('./load-source');
const prettier = require('prettier');

const root = path.resolve(__dirname, '..');
const page = path.join(root, 'docs', 'rules.md');

const groups = [
  [
    'error',
    'Errors',
    'An error breaks the record or the folder: the record cannot be shown, or something that it names is not there.',
  ],
  ['warning', 'Warnings', 'A warning leaves the record usable, and is worth a look.'],
  [
    'advice',
    'Advice',
    'Advice helps who is writing. It is shown in open files alone, for one’s own pairs and one’s own goals: no colleague sees it.',
  ],
];

/** The rules and their fixtures, bundled and loaded. */
function loadRules() {
  return loadSource(
    "export { rules } from './src/core/lint/rules/index.ts'; export { ruleFixtures } from './test/fixtures/rules.ts';",
  );
}

function textOf(content) {
  return Buffer.from(content).toString('utf8').trimEnd();
}

/** One file of a case, what is said of it, and the file after the repair. */
function exampleOf(fixture) {
  const told = fixture.problems.find(({ code }) => code === fixture.code);
  const [, file] = /^[a-z]+:(.*)$/.exec(told.file);
  const said = fixture.problems.filter((each) => each.file === told.file);
  const after = fixture.fixed.get(told.file);
  return [
    `In \`${file}\`:`,
    '```yaml\n' + textOf(fixture.files.get(told.file)) + '\n```',
    said.map(({ at, message }) => `> Line ${at.split(':')[0]}: ${message}`).join('\n>\n'),
    ...(after === undefined ? [] : ['Repaired:', '```yaml\n' + textOf(after) + '\n```']),
  ];
}

/** What can be done about a rule's problems with one click, as its fixtures show. */
function repairsOf(code, fixtures) {
  const repairs = fixtures.flatMap(({ problems, renamed }) =>
    problems
      .filter((each) => each.code === code && each.fix !== undefined)
      .map(({ file, fix, safe }) => ({ fix, isMade: safe, isOfFile: renamed.has(file) })),
  );
  const made = repairs.find(({ isMade }) => isMade);
  const offered = repairs.find(({ fix, isMade }) => !isMade && fix !== made?.fix);
  // An editor’s “fix all” changes the text of one file, and gives none another name.
  const maker = made?.isOfFile ? '`mentoring validate --fix`' : '“fix all”';
  const lines = [
    ...(made ? [`“${made.fix}”; nothing is guessed, so ${maker} makes it as well.`] : []),
    ...(offered ? [`“${offered.fix}”, for you to choose.`] : []),
  ];
  return `**Quick fix:** ${lines.length > 0 ? lines.join(' Or ') : 'none.'}`;
}

function write({ rules, ruleFixtures }) {
  const fixtures = ruleFixtures(root);
  const sections = groups.flatMap(([severity, heading, words]) => [
    `## ${heading}`,
    words,
    ...rules
      .filter((rule) => rule.severity === severity)
      .flatMap(({ code, title, explanation, example: shown }) => {
        const example = fixtures.find(({ name }) => name === `${code}/${shown}`);
        if (shown !== undefined && !example) throw new Error(`There is no case ${code}/${shown}.`);
        // What the example shows is named first.
        const own = fixtures.filter((each) => each.code === code && each !== example);
        if (example) own.unshift(example);
        return [
          `### ${code}`,
          `**${title}.** ${explanation}`,
          repairsOf(code, own),
          ...(example ? exampleOf(example) : []),
        ];
      }),
  ]);
  return [
    '<!-- Written by "npm run rules" from src/core/lint/rules and test/fixtures/rules. -->',
    '# Rules',
    'What the Problems view and `mentoring validate` say about records, by its code. Both say the same, in the same words.',
    ...sections,
    '',
  ].join('\n\n');
}

async function main() {
  const text = await prettier.format(write(await loadRules()), {
    ...((await prettier.resolveConfig(page)) ?? {}),
    parser: 'markdown',
    // The examples are as somebody wrote them.
    embeddedLanguageFormatting: 'off',
  });
  const present = fs.existsSync(page) ? fs.readFileSync(page, 'utf8') : '';
  if (text === present) return;
  if (process.argv.includes('--check')) {
    console.error('docs/rules.md differs from src/core/lint/rules or test/fixtures/rules.');
    console.error('Run "npm run rules" and commit what it writes.');
    process.exitCode = 1;
    return;
  }
  fs.writeFileSync(page, text);
  console.log('wrote docs/rules.md');
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
