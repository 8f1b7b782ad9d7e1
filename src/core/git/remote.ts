/** Hosts where anyone may see a repository unless somebody made it private. Their subdomains count too (`git.sr.ht`). */
const publicHosts = [
  'bitbucket.org',
  'code.launchpad.net',
  'codeberg.org',
  'framagit.org',
  'gitcode.com',
  'gitea.com',
  'gitee.com',
  'github.com',
  'gitlab.com',
  'huggingface.co',
  'notabug.org',
  'pagure.io',
  'repo.or.cz',
  'salsa.debian.org',
  'savannah.gnu.org',
  'savannah.nongnu.org',
  'sf.net',
  'sourceforge.net',
  'sr.ht',
];

const withScheme = /^(?:https?|ssh|git|git\+ssh|ssh\+git|ftps?):\/\/(?:[^/]*@)?([^/@:]+)(?::\d*)?\/(.+)$/i;
/** `git@host:path`, as ssh and scp write it. A single letter is a Windows drive, and two colons start a helper's name. */
const scpForm = /^(?:[^/@\s]*@)?([^/@:\s]{2,}):(?!:|\/\/)(.+)$/;
const host = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/;
const segment = /^(?!\.{1,2}$)[^\s@:/\\\p{C}]+$/u;

/**
 * The name of a repository by the address of its remote: `host/path`, without scheme, user, password, token, port, query and `.git`.
 * Undefined where the address is a local path or is not understood; so nothing secret can be left in the name.
 */
export function repositoryName(url: string): string | undefined {
  const address = url.trim();
  const match =
    withScheme.exec(address) ?? (/^[a-z0-9+.-]+:\/\//i.test(address) ? null : scpForm.exec(address));
  if (match === null) return undefined;
  const [, server = '', rest = ''] = match;
  // A slash in a password makes its first half look like the host.
  if (rest.includes('@')) return undefined;
  const path = rest
    .replace(/[?#].*$/s, '')
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.git$/i, '')
    .replace(/\/+$/, '');
  const segments = path.split('/').filter((part) => part !== '');
  const name = server.toLowerCase();
  return host.test(name) && segments.length > 0 && segments.every((part) => segment.test(part))
    ? [name, ...segments].join('/')
    : undefined;
}

/** Whether two names stand for one repository: no code host tells `Acme/Api` from `acme/api`. */
export function isSameRepository(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Whether the address is at a host where anyone may see a repository, unless it was made private. It can be wrong both ways: ask. */
export function looksPublic(url: string): boolean {
  const server = repositoryName(url)?.split('/')[0] ?? '';
  // People with two accounts name the second host `github.com-work` in their ssh configuration.
  return publicHosts.some((known) => `.${server}`.endsWith(`.${known}`) || server.startsWith(`${known}-`));
}

/** The text with users, passwords, tokens and queries taken out of every web address in it. */
export function withoutSecrets(text: string): string {
  return text
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)\S*@/gi, '$1')
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/[^\s?#'"]*)[?#][^\s'"]*/gi, '$1');
}

/** Whether a web address holds a user, a password or what looks like a token: whoever reads it could use it. */
export function holdsSecret(url: string): boolean {
  const rest = url.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '');
  const authority = rest.split(/[/?#]/)[0] ?? '';
  return (
    authority.includes('@') ||
    /[?&#;](?:[^=&#]*(?:token|secret|passw|pwd|apikey|api_key|signature|credential)[^=&#]*|sig|key|auth)=[^&#]/i.test(
      rest,
    )
  );
}
