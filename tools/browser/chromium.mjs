import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from '../setup/command.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * The Chromium of this machine. Where there is none, whoever may install packages gets Debian's.
 *
 * @param {(sentence: string) => void} say
 * @returns {Promise<string | undefined>} its path; undefined where there is none and none can be installed
 */
export async function findChromium(say) {
  const found = onPath();
  if (found !== undefined || process.platform !== 'linux' || process.getuid?.() !== 0) return found;
  say('there is no Chromium; installing Debian’s …');
  const { code } = await runCommand('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium']);
  return code === 0 ? onPath() : undefined;
}

function onPath() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((file) => existsSync(file));
}
