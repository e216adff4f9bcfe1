import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOpener } from '../terminal/file-opener.js';

const OWNER_ALONE = 0o600;

/** A browser has read the file long before. */
const KEPT_MS = 60_000;

/** The file that leads to the page. */
export function pageFile(work: string): string {
  return join(work, 'open-page.html');
}

/**
 * Opens the page in the browser, where there is a screen to show it. The address has a token, and what a program is started with
 * every user of the machine can see: so the browser is given a file that only this user can read, which leads to the page.
 *
 * @param file to be written, `.html`
 * @returns false where there is no screen
 */
export function openPage(address: string, file: string): boolean {
  const opener = fileOpener();
  if (opener === undefined) return false;
  rmSync(file, { force: true });
  const link = JSON.stringify(address).replaceAll('<', String.raw`\u003c`);
  const page = `<!doctype html><meta charset="utf-8"><title>Liesweep</title><script>location.replace(${link})</script>\n`;
  writeFileSync(file, page, { mode: OWNER_ALONE, flag: 'wx' });
  const child = spawn(opener, [file], { detached: true, stdio: 'ignore' });
  child.once('error', () => undefined); // The address is printed too.
  child.unref();
  setTimeout(() => {
    rmSync(file, { force: true });
  }, KEPT_MS).unref();
  return true;
}
