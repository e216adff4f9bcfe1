import { extendSweep } from '@liesweep/sweep-client';
import { readConfig } from '../config.js';
import { readSweepFile } from '@liesweep/datasets';
import { withSweep } from '../sweeps/open-sweep.js';
import { printAnswer } from '../sweeps/print-answer.js';
import type { Terminal } from '../terminal/terminal.js';

/** Adds grid points or restarts to a sweep, running or ended. */
export async function extendAction(
  terminal: Terminal,
  run: string,
  file: string,
  { json = false }: { readonly json?: boolean },
): Promise<void> {
  const config = readConfig(process.env);
  const larger = await readSweepFile(file);
  printAnswer(await withSweep(run, config, (sweep) => extendSweep(sweep, larger, config)), json, terminal);
}
