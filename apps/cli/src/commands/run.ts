import { Command } from 'commander';
import { readConfig } from '../config.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseSlotCount } from './parse-slot-count.js';

interface Flags {
  readonly out?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly slots?: number;
}

/** `liesweep run`: from a sweep file to a phase diagram. */
export function runCommand(terminal: Terminal): Command {
  return new Command('run')
    .description('train a sweep, or continue it, and write its phase diagram and report')
    .argument('<file>', 'sweep file (YAML)')
    .option('--out <dir>', 'folder of the run (default: runs/<name>-<id>)')
    .option('--json', 'print one JSON document at the end, and no progress')
    .option('--verbose', 'show the log while it is written')
    .option('--slots <count>', 'processes that train at the same time', parseSlotCount)
    .action(async (file: string, { out, json = false, verbose = false, slots }: Flags) => {
      const { runSweep } = await import('../run/run-sweep.js');
      process.exitCode = await runSweep({ file, out, json, verbose, slots }, readConfig(process.env), terminal);
    });
}
