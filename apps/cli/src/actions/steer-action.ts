import { resumeSweep, stopSweep, type StopVerb } from '@liesweep/sweep-client';
import { readConfig } from '../config.js';
import { isServed } from '../sweeps/is-served.js';
import { withSweep } from '../sweeps/open-sweep.js';
import { printAnswer } from '../sweeps/print-answer.js';
import type { Terminal } from '../terminal/terminal.js';

/** Tells a sweep what it is to do next. */
export function steerAction(
  verb: StopVerb | 'resume',
): (terminal: Terminal, run: string, flags: { readonly json?: boolean }) => Promise<void> {
  return async (terminal, run, { json = false }) => {
    const config = readConfig(process.env);
    const answer = await withSweep(run, config, (sweep) =>
      verb === 'resume' ? resumeSweep(sweep, config, isServed(sweep.folder)) : stopSweep(sweep, verb),
    );
    printAnswer(answer, json, terminal);
  };
}
