import { guard } from 'lit/directives/guard.js';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** The elements that Markdown may become. Whatever else comes out of it is shown as its text. */
const allowed = new Set(
  ['p', 'br', 'hr', 'em', 'strong', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li'].concat([
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ]),
);

/** Paragraphs of Markdown as elements, for a lit template. Raw HTML stays text, links lead to http and https alone, pictures become words. */
export function markdown(text: string): unknown {
  return guard([text], () => render(text));
}

/** One line of Markdown as elements without a paragraph around them; the text as it is where it is more than a line. */
export function inlineMarkdown(text: string): unknown {
  return guard([text], () => {
    const rendered = render(text);
    const [only, ...others] = rendered.children;
    if (only?.tagName !== 'P' || others.length > 0) return text;
    const line = document.createDocumentFragment();
    line.append(...only.childNodes);
    return line;
  });
}

function render(text: string): DocumentFragment {
  const html = micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  const fragment = document.createDocumentFragment();
  // A parsed document is inert: nothing in it is loaded or run before the allow-list has seen it.
  appendClean(fragment, new DOMParser().parseFromString(html, 'text/html').body);
  return fragment;
}

function appendClean(into: Node, from: Node): void {
  for (const child of [...from.childNodes]) {
    if (child.nodeType === Node.TEXT_NODE) into.appendChild(document.createTextNode(child.textContent ?? ''));
    else if (isElement(child)) appendElement(into, child);
  }
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

function appendElement(into: Node, source: Element): void {
  const name = source.tagName.toLowerCase();
  if (name === 'input') into.appendChild(document.createTextNode(source.hasAttribute('checked') ? '☑' : '☐'));
  else if (name === 'img') into.appendChild(document.createTextNode(source.getAttribute('alt') ?? ''));
  else if (name === 'a') appendLink(into, source);
  else if (/^h[1-6]$/.test(name)) appendHeading(into, source);
  else if (allowed.has(name)) {
    const element = document.createElement(name);
    if (name === 'ol' && /^\d{1,9}$/.test(source.getAttribute('start') ?? '')) {
      element.setAttribute('start', source.getAttribute('start') ?? '1');
    }
    into.appendChild(element);
    appendClean(element, source);
  } else appendClean(into, source);
}

/** VS Code opens the links of a webview itself, outside of it. */
function appendLink(into: Node, source: Element): void {
  const href = source.getAttribute('href') ?? '';
  if (!/^https?:\/\//i.test(href)) {
    appendClean(into, source);
    return;
  }
  const link = document.createElement('a');
  link.setAttribute('href', href);
  link.setAttribute('title', href);
  into.appendChild(link);
  appendClean(link, source);
}

/** Headings inside of a text would mix with those of the page. */
function appendHeading(into: Node, source: Element): void {
  const paragraph = document.createElement('p');
  const strong = document.createElement('strong');
  paragraph.appendChild(strong);
  into.appendChild(paragraph);
  appendClean(strong, source);
}
