// @ts-check
/** Writes a record of the sample as YAML, the way a person would. */

/**
 * @typedef {string | number | boolean} Scalar
 * @typedef {{ [key: string]: Scalar | Scalar[] | Fields | (Fields | string)[] }} Fields
 */

/** What would be read as something else than text when it stands there without quotes. */
const AMBIGUOUS = /^(true|false|null|yes|no|on|off|y|n|~)$|^[\d.+-]+$|^[0-9a-f]{40}$/i;

/**
 * @param {Scalar} value
 * @param {string} indent Of the lines of a text with several.
 */
function scalar(value, indent) {
  if (typeof value !== 'string') return String(value);
  if (value.includes('\n')) return `|\n${value.trimEnd().replace(/^(?=.)/gm, indent)}`;
  const date = /^\d{4}-\d\d-\d\d(T[\d:+-]+Z?)?$/.test(value);
  const plain = /^[\p{L}\d]/u.test(value) && !/: |:$| #|\s$/.test(value) && !AMBIGUOUS.test(value);
  return date || plain ? value : `'${value.replaceAll("'", "''")}'`;
}

/**
 * @param {Fields} fields
 * @param {string} [indent]
 * @returns {string}
 */
function toYaml(fields, indent = '') {
  const deeper = `${indent}  `;
  const lines = Object.entries(fields).map(([key, value]) => {
    if (Array.isArray(value))
      return `${indent}${key}:\n${value.map((item) => listItem(item, deeper)).join('')}`;
    if (typeof value === 'object') return `${indent}${key}:\n${toYaml(value, deeper)}`;
    return `${indent}${key}: ${scalar(value, deeper)}\n`;
  });
  return lines.join('');
}

/**
 * @param {Scalar | Fields} item
 * @param {string} indent
 */
function listItem(item, indent) {
  if (typeof item !== 'object') return `${indent}- ${scalar(item, `${indent}  `)}\n`;
  return `${indent}- ${toYaml(item, `${indent}  `).trimStart()}`;
}

module.exports = { toYaml };
