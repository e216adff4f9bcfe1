import { resolve } from 'node:path';
import { createColours, textWidth, wrapText } from '@liesweep/logging/terminal';
import { readConfig, storeLocations } from '../config.js';
import type { Check } from '../doctor/check.js';
import * as programs from '../doctor/check-programs.js';
import * as stores from '../doctor/check-stores.js';
import { EXIT_CODES } from '../exit-codes.js';
import type { Terminal } from '../terminal/terminal.js';

const MARKS: Readonly<Record<Check['state'], string>> = { ok: '✓', missing: '–', failed: '✗' };

/** Looks at what a run needs, line by line; the exit code says whether all of it is there. */
export async function doctorAction(
  { stdout, colours: depth }: Terminal,
  { json = false }: { readonly json?: boolean },
): Promise<void> {
  const locations = storeLocations(readConfig(process.env), process.cwd());
  const [backend, temporal, rows, tensors, gpu, python] = await Promise.all([
    programs.checkBackend(),
    programs.checkTemporal(),
    stores.checkRows(locations),
    stores.checkTensors(locations),
    programs.checkGpu(),
    programs.checkPython(),
  ]);
  const disk = stores.checkDisk(resolve('runs'));
  const checks = [
    ...[programs.checkVersion(), programs.checkNode(), backend, temporal],
    ...[rows, tensors, disk, gpu, python],
  ];
  const isReady = checks.every(({ state }) => state !== 'failed');
  if (json) {
    stdout.write(`${JSON.stringify({ ready: isReady, checks }, undefined, 2)}\n`);
  } else {
    const colours = createColours(depth);
    const paint = { ok: colours.green, missing: colours.yellow, failed: colours.red };
    const nameWidth = Math.max(...checks.map(({ name }) => name.length));
    const indent = ' '.repeat(nameWidth + 4);
    for (const { name, state, found, remedy } of checks) {
      const lines = [found, ...(remedy === null ? [] : [remedy])].map((text) =>
        wrapText(text, textWidth(stdout), indent),
      );
      stdout.write(`${paint[state](MARKS[state])} ${name.padEnd(nameWidth)}  ${lines.join(`\n${indent}`)}\n`);
    }
  }
  if (!isReady) process.exitCode = EXIT_CODES.infrastructure;
}
