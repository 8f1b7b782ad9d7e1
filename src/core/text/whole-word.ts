/** Whether a text has a name that is no part of a longer one. */
export function hasWord(text: string, name: string): boolean {
  return occurs(text, name, /[a-z0-9-]/);
}

/** Whether a text has a name, or an id that ends in it: a code with any words before it. */
export function hasWordAtEnd(text: string, name: string): boolean {
  return occurs(text, name, /[a-z0-9]/);
}

function occurs(text: string, name: string, before: RegExp): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isStart = !before.test(text.charAt(at - 1));
    if (isStart && !/[a-z0-9-]/.test(text.charAt(at + name.length))) return true;
  }
  return false;
}
