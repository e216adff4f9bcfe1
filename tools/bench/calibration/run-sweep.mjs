// Runs the real command on a sweep file, with a data file beside it, and reads what it wrote.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../../apps/cli/bin/liesweep.mjs', import.meta.url));
const MOST_OUTPUT = 2 ** 28;

/**
 * @param {string} sweep the text of a sweep file
 * @param {{ files?: Record<string, string>, launcher?: string }} options files beside it, and another installation's launcher
 * @returns the slices of its phase diagram and its trials; or the error where the command refused
 */
export function runSweep(sweep, { files = {}, launcher = LAUNCHER } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-calibration-'));
  try {
    writeFileSync(join(folder, 'sweep.yaml'), sweep);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const began = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, 'run', 'sweep.yaml', '--json'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: MOST_OUTPUT,
    });
    if (stdout === '') return { status, error: stderr.trim().slice(-400) };
    const result = JSON.parse(stdout);
    const [header, ...lines] = readFileSync(join(result.folder, 'trials.csv'), 'utf8').trim().split('\n');
    const columns = header.split(',');
    const trials = lines.map((line) => Object.fromEntries(splitRow(line).map((cell, at) => [columns[at], cell])));
    return { status, slices: result.phaseDiagram.slices, trials, seconds: (performance.now() - began) / 1000 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The cells of a row of RFC 4180, without line breaks in them. */
function splitRow(line) {
  return Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g), ([, quoted, plain]) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  );
}
