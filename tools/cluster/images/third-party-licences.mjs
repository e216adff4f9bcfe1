import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Texts that a licence asks to keep, whatever they are called. */
const LICENCE_FILE = /^(licen[cs]e|copying|notice|copyright|unlicense|third[-_]?party)/i;
const README = /^readme/i;

/** Whether a file of a package is a text that its licence asks to keep. */
export function isLicenceFile(name) {
  return LICENCE_FILE.test(name) && !/\.(js|cjs|mjs|json|map|ts)$/i.test(name);
}

/**
 * The files of a package that hold its licence: those that are called so, else its README, where some packages print it.
 *
 * @param {string} folder
 * @returns {Promise<string[]>} their names; none where the package has neither
 */
export async function licenceFiles(folder) {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  const called = names.filter(isLicenceFile);
  return (called.length > 0 ? called : names.filter((name) => README.test(name))).sort();
}

/**
 * One text with the licences of all packages of an image: each text once, after the packages whose it is.
 *
 * @param {readonly { name: string, version: string, licence: string, folder: string }[]} packages
 * @param {string} [holder] what holds them
 * @returns {Promise<string>}
 */
export async function thirdPartyLicences(
  packages,
  holder = "this image holds beside Liesweep and Debian's own packages (/usr/share/doc)",
) {
  const holders = new Map();
  for (const { name, version, licence, folder } of packages) {
    const files = await licenceFiles(folder);
    const texts = await Promise.all(files.map(async (file) => (await readFile(join(folder, file), 'utf8')).trim()));
    const text =
      texts.length > 0 ? texts.join('\n\n') : `These packages hold no text of their licence; they declare ${licence}.`;
    holders.set(text, (holders.get(text) ?? new Set()).add(`${name} ${version} (${licence})`));
  }
  const sections = [...holders].map(([text, names]) => `${[...names].sort().join('\n')}\n\n${text}`).sort();
  const rule = `\n\n${'='.repeat(80)}\n\n`;
  return `The licences of what ${holder}.${rule}${sections.join(rule)}\n`;
}
