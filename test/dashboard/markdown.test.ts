import assert from 'node:assert/strict';
import { Page, textOf } from './page.js';
import { rich, sparse } from './states.js';

describe('Markdown in the dashboard', () => {
  let page: Page;
  before(async () => {
    page = await Page.open();
  });
  after(async () => page.close());

  /** The words of a feedback as they are drawn. */
  async function drawn(text: string): Promise<HTMLElement> {
    const [first] = rich().since.feedback;
    if (!first) throw new Error('The sample has no feedback');
    const state = sparse();
    const feedback = [{ ...first, observed: text }];
    const dashboard = await page.show({ ...state, since: { ...state.since, feedback } });
    return dashboard.find('.feedback .text');
  }

  it('draws paragraphs, lists, code and tables', async () => {
    const text = await drawn(
      'A *good* `start`.\n\n2. two\n3. three\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```ts\nwait();\n```',
    );
    assert.deepEqual(
      [...text.children].map((child) => child.tagName),
      ['P', 'OL', 'TABLE', 'PRE'],
    );
    assert.equal(text.querySelector('ol')?.getAttribute('start'), '2');
    assert.equal(
      text.querySelector('p')?.innerHTML.replace(/<!--.*?-->/g, ''),
      'A <em>good</em> <code>start</code>.',
    );
  });

  const hostile: readonly (readonly [name: string, markdown: string])[] = [
    ['a script', '<script>alert(1)</script>'],
    ['a picture with a handler', '<img src=x onerror="alert(1)">'],
    ['raw HTML with a style', 'Hi <b style="position:fixed">there</b>'],
    ['a frame', '<iframe src="https://example.org"></iframe>'],
    ['a javascript: link', '[click](javascript:alert(1))'],
    ['a javascript: link in disguise', '[click](JaVaScRiPt&colon;alert(1))'],
    ['a data: link', '[click](data:text/html,<script>alert(1)</script>)'],
    ['a command: link', '[click](command:workbench.action.quit)'],
    ['a vscode: link', '<vscode://file/etc/passwd>'],
    ['a link without a scheme', '[click](//example.org/x) and [here](../../secret)'],
    ['a mail link', '<ada@example.org>'],
    ['a picture from elsewhere', '![a cat](https://example.org/cat.png)'],
    ['a form', '<form action="https://example.org"><input name=a></form>'],
    ['a footnote', 'See[^1].\n\n[^1]: There.'],
  ];
  for (const [name, markdown] of hostile) {
    it(`makes nothing but text of ${name}`, async () => {
      const text = await drawn(markdown);
      const elements = [...text.querySelectorAll('*')];
      for (const element of elements) {
        assert.match(element.tagName, /^(P|BR|EM|STRONG|OL|LI|CODE)$/);
        assert.deepEqual(
          element.getAttributeNames().filter((attribute) => attribute !== 'start'),
          [],
        );
      }
      assert.notEqual(textOf(text), '');
    });
  }

  it('keeps links to the web as they are', async () => {
    const text = await drawn('[the page](https://example.org/a?b=1&c="2") and www.example.org');
    const [first, second] = text.querySelectorAll('a');
    assert.deepEqual(first?.getAttributeNames(), ['href', 'title']);
    assert.match(first.getAttribute('href') ?? '', /^https:\/\/example\.org\/a\?b=1&c=/);
    assert.equal(second?.getAttribute('href'), 'http://www.example.org');
  });

  it('leaves the headings of the page to the page', async () => {
    const text = await drawn('# Loud\n\nquiet');
    assert.equal(text.querySelector('h1'), null);
    assert.equal(textOf(text.querySelector('strong')!), 'Loud');
  });

  it('shows lists of tasks as text, since they are no steps', async () => {
    const text = await drawn('- [x] done\n- [ ] open');
    assert.equal(text.querySelector('input'), null);
    assert.match(textOf(text), /☑ done ☐ open/);
  });
});
