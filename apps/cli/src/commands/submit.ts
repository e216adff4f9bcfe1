import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { withEndOptions } from './end-options.js';
import { lazyAction } from './lazy-action.js';
import { NO_CACHE } from './no-cache.js';
import { parsePriority, parseProject } from './parse-share.js';
import { parseSlotCount } from './parse-slot-count.js';

/** `liesweep submit`: a sweep for the orchestrators and trainers of a deployment. */
export function submitCommand(terminal: Terminal): Command {
  const command = new Command('submit')
    .description('hand a sweep to a running deployment (LIESWEEP_ROWS, LIESWEEP_TENSORS, TEMPORAL_ADDRESS)')
    .argument('<file>', 'sweep file (YAML)')
    .option('--project <name>', 'whose it is: projects of one priority share trainers fairly', parseProject)
    .option('--priority <number>', '1 (first) to 5 (last); 3 by default', parsePriority)
    .option(
      '--slots <count>',
      'device slots that will train at the same time; small sweeps are cut for them',
      parseSlotCount,
    )
    .option(...NO_CACHE)
    .option('--watch', 'then follow it until it has ended, as watch does')
    .option('--json', 'print JSON; with --watch one document per line');
  return withEndOptions(command).action(
    lazyAction(terminal, async () => (await import('../actions/submit-action.js')).submitAction),
  );
}
