import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';
import { parseSlotCount } from './parse-slot-count.js';

/** `liesweep plan`: what a sweep will take, before anything is trained. */
export function planCommand(terminal: Terminal): Command {
  return new Command('plan')
    .description('predict the points, trials, shards, time and memory of a sweep; nothing is trained or written')
    .argument('<file>', 'sweep file (YAML)')
    .option(
      '--slots <count>',
      'processes that train at the same time (default: what `run` takes on this machine)',
      parseSlotCount,
    )
    .option('--json', 'print JSON')
    .action(lazyAction(terminal, async () => (await import('../actions/plan-action.js')).planAction));
}
