import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';

/** `liesweep conserved`: what a flow conserves. */
export function conservedCommand(terminal: Terminal): Command {
  return new Command('conserved')
    .description('say which functions a flow conserves, and their Poisson algebra: without training, server or folder')
    .argument('<file>', 'sweep file (YAML) with labelAction: tangent, whose oracles are the velocities')
    .option('--json', 'print JSON')
    .action(lazyAction(terminal, async () => (await import('../actions/conserved-action.js')).conservedAction));
}
