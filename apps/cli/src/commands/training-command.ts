import { Command } from 'commander';
import { withEndOptions } from './end-options.js';
import { parseSlotCount } from './parse-slot-count.js';

/** A command that trains a sweep, with the options that all of them take. */
export function trainingCommand(
  name: string,
  argument = '<file>',
  meaning = 'sweep file (YAML), or the folder of a run, its id or the beginning of it, or @last',
): Command {
  const command = new Command(name)
    .argument(argument, meaning)
    .option('--out <dir>', 'folder of the run (default: runs/<name>-<id>)')
    .option('--json', 'print one JSON document at the end, and no progress')
    .option('--progress-json', 'say on standard error how far it is, one JSON object per line, whenever that changes')
    .option('--verbose', 'show the log while it is written')
    .option('--slots <count>', 'processes that train at the same time', parseSlotCount);
  return withEndOptions(command);
}
