import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { parseSlotCount } from './parse-slot-count.js';

interface Flags {
  readonly out?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly slots?: number;
}

/** A command that trains a sweep, with the arguments that all of them take. */
export function trainingCommand(name: string, terminal: Terminal, { retryFailed }: { retryFailed: boolean }): Command {
  return new Command(name)
    .argument('<file>', 'sweep file (YAML)')
    .option('--out <dir>', 'folder of the run (default: runs/<name>-<id>)')
    .option('--json', 'print one JSON document at the end, and no progress')
    .option('--verbose', 'show the log while it is written')
    .option('--slots <count>', 'processes that train at the same time', parseSlotCount)
    .action(async (file: string, { out, json = false, verbose = false, slots }: Flags) => {
      const [{ readConfig }, { runSweep }] = await Promise.all([import('../config.js'), import('../run/run-sweep.js')]);
      const options = { file, out, json, verbose, slots, retryFailed };
      process.exitCode = await runSweep(options, readConfig(process.env), terminal);
    });
}
