import assert from 'node:assert/strict';
import { dashboardHtml } from '../../src/editor/dashboard/html.js';

const page = {
  cspSource: 'https://cdn.example',
  scriptUri: 'https://cdn.example/main.js?a=1&b="2"',
  styleUri: 'https://cdn.example/main.css',
  codiconsUri: 'https://cdn.example/codicon.css',
  nonce: 'n0nce',
};

describe("the dashboard's page", () => {
  const html = dashboardHtml(page);

  it('lets in our script alone, our styles and our font', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    assert.equal(
      policy,
      "default-src 'none'; script-src 'nonce-n0nce'; style-src https://cdn.example; font-src https://cdn.example;",
    );
  });

  it('carries no script, style or handler of its own', () => {
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=/);
    assert.deepEqual(html.match(/<script[^>]*>[^<]*<\/script>/g), [
      '<script nonce="n0nce" src="https://cdn.example/main.js?a=1&amp;b=&quot;2&quot;"></script>',
    ]);
  });

  it('says its language and its title', () => {
    assert.match(html, /<html lang="en">/);
    assert.match(html, /<title>Mentoring<\/title>/);
  });
});
