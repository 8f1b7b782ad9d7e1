// @ts-check
/**
 * Makes the sample repository: a small job queue on which Ada, a developer, works with Grace, her mentor.
 *
 *     node scripts/sample.js DIR [--records] [--replace]
 */
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { codeEvents } = require('./sample/code');
const { recordEvents } = require('./sample/records');

const PEOPLE = {
  ada: { name: 'Ada Lovelace', email: 'ada@example.org' },
  grace: { name: 'Grace Hopper', email: 'grace@example.org' },
};

/**
 * @typedef {'ada' | 'grace'} Person
 *
 * @typedef {object} Commit A commit that has been made.
 * @property {string} sha
 * @property {string} subject
 * @property {string} author E-mail address.
 * @property {string} authored Instant, RFC 3339.
 *
 * @typedef {object} Event A commit to make.
 * @property {string} [name] By which later events find it.
 * @property {number} ago Days before today; a weekend's work is done on the Friday before.
 * @property {string} at Time of the day, `HH:MM`.
 * @property {Person} by
 * @property {string} message
 * @property {(made: History) => Record<string, string>} files Paths and the text that they have from now on.
 *
 * @typedef {object} History What an event can know of the ones before it.
 * @property {(name: string) => Commit} commit
 * @property {(ago: number) => string} day The date of that day, `YYYY-MM-DD`.
 * @property {(file: string, quote: string) => number} line The line (from 1) on which a file has this text now.
 */

/**
 * Creates the repository, with commits of the last two months; its history is the same every time but for the dates.
 * @param {string} dir An empty folder, or one that is not there yet.
 * @param {{ records: boolean, today?: Date }} options `records`: with a `.mentoring` folder as after six weeks of use.
 */
function createSample(dir, { records, today = new Date() }) {
  fs.mkdirSync(dir, { recursive: true });
  if (fs.readdirSync(dir).length > 0) throw new Error(`${dir} is not empty.`);
  git(dir, ['init', '--quiet', '--initial-branch=main']);
  const day = (/** @type {number} */ ago) => workday(today, ago);
  const events = [...codeEvents({ trailers: records }), ...(records ? recordEvents() : [])];
  events.sort((a, b) => b.ago - a.ago || a.at.localeCompare(b.at));
  const times = commitTimes(events, day);

  /** @type {Map<string, Commit>} */
  const made = new Map();
  /** @type {History} */
  const history = {
    day,
    commit(name) {
      const commit = made.get(name);
      if (!commit) throw new Error(`The sample has no commit "${name}" yet.`);
      return commit;
    },
    line(file, quote) {
      const lines = fs.readFileSync(path.join(dir, file), 'utf8').split('\n');
      const index = lines.findIndex((line) => line.includes(quote));
      if (index === -1) throw new Error(`${file} of the sample has no line with "${quote}".`);
      return index + 1;
    },
  };
  for (const [index, event] of events.entries()) {
    for (const [file, text] of Object.entries(event.files(history))) {
      fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
      fs.writeFileSync(path.join(dir, file), text);
    }
    const commit = makeCommit(dir, event, times[index] ?? '');
    if (event.name) made.set(event.name, commit);
  }
  git(dir, ['config', 'user.name', PEOPLE.ada.name]);
  git(dir, ['config', 'user.email', PEOPLE.ada.email]);
}

/**
 * The date so many days ago (or ahead, when negative); Saturdays and Sundays give the Friday before.
 * @param {Date} today
 * @param {number} ago
 */
function workday(today, ago) {
  const date = new Date(today.getFullYear(), today.getMonth(), today.getDate() - ago, 12);
  const beyondFriday = { 6: 1, 0: 2 }[date.getDay()] ?? 0;
  date.setDate(date.getDate() - beyondFriday);
  const two = (/** @type {number} */ value) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * When each commit is made: at its time, but after the one before it (a weekend's work shares its Friday).
 * @param {Event[]} events
 * @param {(ago: number) => string} day
 * @returns {string[]} Local dates and times.
 */
function commitTimes(events, day) {
  let date = '';
  let minutes = 0;
  return events.map((event) => {
    const [hour = 0, minute = 0] = event.at.split(':').map(Number);
    const wanted = hour * 60 + minute;
    minutes = day(event.ago) === date ? Math.max(wanted, minutes + 7) : wanted;
    date = day(event.ago);
    const two = (/** @type {number} */ value) => String(value).padStart(2, '0');
    return `${date}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00`;
  });
}

/**
 * @param {string} dir
 * @param {Event} event
 * @param {string} when Local date and time.
 * @returns {Commit}
 */
function makeCommit(dir, event, when) {
  const { name, email } = PEOPLE[event.by];
  git(dir, ['add', '--all']);
  git(dir, ['commit', '--quiet', '--message', event.message], {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: when,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: when,
  });
  const [sha = '', subject = '', author = '', authored = ''] = git(dir, [
    'show',
    '--no-patch',
    '--format=%H%n%s%n%ae%n%aI',
  ]).split('\n');
  return { sha, subject, author, authored };
}

/**
 * Runs git without the person's own configuration: no signing, no hooks, no templates of theirs.
 * @param {string} dir
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function git(dir, args, env = {}) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return execFileSync('git', args, {
    cwd: dir,
    encoding: 'utf8',
    env: {
      ...Object.fromEntries(inherited),
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      ...env,
    },
  });
}

/**
 * Removes an earlier sample, and nothing that is not one.
 * @param {string} dir
 */
function removeSample(dir) {
  if (!fs.existsSync(path.join(dir, '.git'))) return;
  const [first] = git(dir, ['log', '--reverse', '--format=%ae %s']).split('\n');
  if (first !== `${PEOPLE.grace.email} Start the job queue`)
    throw new Error(`${dir} is not a sample repository.`);
  fs.rmSync(dir, { recursive: true, force: true });
}

module.exports = { createSample };

if (require.main === module) {
  const [dir, ...options] = process.argv.slice(2);
  if (!dir || options.some((option) => option !== '--records' && option !== '--replace')) {
    console.error('Usage: node scripts/sample.js DIR [--records] [--replace]');
    process.exit(2);
  }
  if (options.includes('--replace')) removeSample(path.resolve(dir));
  createSample(path.resolve(dir), { records: options.includes('--records') });
  console.log(path.resolve(dir));
}
