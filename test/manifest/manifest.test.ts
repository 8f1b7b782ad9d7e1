import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import {
  commandId,
  commandNames,
  dashboardViewType,
  treeViewId,
  viewContainerId,
  walkthroughId,
} from '../../src/views/contributions.js';

declare const __REPOSITORY__: string;

interface MenuItem {
  readonly command: string;
  readonly when?: string;
}

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
      readonly icon?: string;
    }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsContainers: {
      readonly activitybar: readonly { readonly id: string; readonly icon: string }[];
    };
    readonly viewsWelcome: readonly {
      readonly view: string;
      readonly contents: string;
      readonly when: string;
    }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly steps: readonly {
        readonly description: string;
        readonly media: { readonly markdown: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
  };
}

const read = (file: string) => fs.readFileSync(path.join(__REPOSITORY__, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const { contributes } = manifest;
const declared = contributes.commands.map((command) => command.command).sort();
const sources = [
  'src/views/contributions.ts',
  'src/editor/folders.ts',
  'src/editor/running-session.ts',
  'src/editor/tree/tree.ts',
]
  .map(read)
  .join('\n');

describe('package.json and the code', () => {
  it('name the same commands', () => {
    assert.deepEqual(declared, commandNames.map(commandId).sort());
  });

  it('name the same views, container and walkthrough', () => {
    assert.deepEqual(Object.keys(contributes.views), [viewContainerId]);
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map((container) => container.id),
      [viewContainerId],
    );
    assert.deepEqual(
      contributes.views[viewContainerId]?.map((view) => view.id),
      [treeViewId],
    );
    assert.deepEqual(
      contributes.walkthroughs.map((walkthrough) => walkthrough.id),
      [walkthroughId],
    );
    assert.ok(dashboardViewType.startsWith('mentoring.'));
  });

  it('name the same settings', () => {
    const settings = Object.keys(contributes.configuration.properties).map((key) =>
      key.replace('mentoring.', ''),
    );
    const body = /interface Settings \{([^}]*)\}/.exec(sources)?.[1] ?? '';
    assert.deepEqual(settings.sort(), [...body.matchAll(/^ {2}(\w+):/gm)].map((match) => match[1]).sort());
  });

  it('use only commands that exist, in menus, welcome views and the walkthrough', () => {
    const inMenus = Object.values(contributes.menus)
      .flat()
      .map((item) => item.command);
    const texts = [
      ...contributes.viewsWelcome.map((view) => view.contents),
      ...contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps.map((step) => step.description)),
    ];
    const inTexts = texts.flatMap((text) =>
      [...text.matchAll(/\(command:(mentoring\.\w+)/g)].map((match) => match[1] ?? ''),
    );
    const inEvents = contributes.walkthroughs.flatMap((walkthrough) =>
      walkthrough.steps.flatMap((step) =>
        step.completionEvents.map((event) => event.replace('onCommand:', '')),
      ),
    );
    for (const command of [...inMenus, ...inTexts, ...inEvents])
      assert.ok(declared.includes(command), command);
    assert.ok(inTexts.length > 5);
  });

  it('ask only for context keys and tree words that the code sets', () => {
    const conditions = [...Object.values(contributes.menus).flat(), ...contributes.viewsWelcome]
      .map((item) => item.when ?? '')
      .join(' ');
    const keys = new Set([...conditions.matchAll(/\bmentoring\.(?!tree)\w+/g)].map((match) => match[0]));
    for (const key of keys) assert.ok(sources.includes(`'${key}':`), `${key} is in no ContextKeys`);
    const words = new Set(
      [...conditions.matchAll(/viewItem =~ \/\\b([\w-]+)\\b\//g)].map((match) => match[1] ?? ''),
    );
    for (const word of words) {
      const known =
        sources.includes(`| '${word}'`) ||
        (word.startsWith('next-') && declared.includes(`mentoring.${word.slice(5)}`));
      assert.ok(known, `${word} is no TreeWord`);
    }
    assert.ok(words.size > 5);
  });

  it('give every command a title in words, the category and, where it is an inline action, an icon', () => {
    const inline = new Set(
      (contributes.menus['view/item/context'] ?? [])
        .filter((item) => JSON.stringify(item).includes('inline@'))
        .map((item) => item.command),
    );
    for (const command of contributes.commands) {
      assert.equal(command.category, 'Mentoring');
      assert.match(command.title, /^[A-Z][A-Za-z ]+$/);
      if (inline.has(command.command))
        assert.ok(command.icon, `${command.command} is an inline action without an icon`);
    }
  });

  it('name files that exist', () => {
    const files = [
      ...contributes.viewsContainers.activitybar.map((container) => container.icon),
      ...contributes.walkthroughs.flatMap((walkthrough) =>
        walkthrough.steps.map((step) => step.media.markdown),
      ),
      'media/icon.png',
    ];
    for (const file of files) assert.ok(fs.existsSync(path.join(__REPOSITORY__, file)), file);
  });

  it('build against the API of the oldest supported version', () => {
    const minor = (version: string | undefined) => /(\d+\.\d+)/.exec(version ?? '')?.[1];
    assert.equal(minor(manifest.devDependencies['@types/vscode']), minor(manifest.engines.vscode));
  });

  it('activate on no event that searches the workspace', () => {
    for (const event of manifest.activationEvents) assert.ok(!/[*?]/.test(event), event);
  });
});
