// @ts-check
/** Git for tests: nothing of the person's own configuration reaches it. */
const fs = require('node:fs');
const path = require('node:path');

/**
 * Has every git that this process and its children start read only an empty-handed configuration of its own, so that
 * signing, hooks, aliases and names of the machine's owner change nothing.
 * @param {string} folder Where that configuration is written.
 */
function isolateGit(folder) {
  const file = path.join(folder, 'gitconfig');
  fs.writeFileSync(
    file,
    '[init]\n\tdefaultBranch = main\n[core]\n\tautocrlf = false\n[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n',
  );
  for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) delete process.env[name];
  process.env['GIT_CONFIG_GLOBAL'] = file;
  process.env['GIT_CONFIG_NOSYSTEM'] = '1';
  process.env['GIT_TERMINAL_PROMPT'] = '0';
}

module.exports = { isolateGit };
