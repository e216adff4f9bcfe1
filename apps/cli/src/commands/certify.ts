import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';

/** `liesweep certify`: what can be said of a system's symmetries at once. */
export function certifyCommand(terminal: Terminal): Command {
  return new Command('certify')
    .description('say at once how many generators keep the oracles, and which: without training, server or folder')
    .argument('<file>', 'sweep file (YAML)')
    .option(
      '--candidate <name>',
      'how well an algebra is kept that is named, such as so(3), so(1,3), lorentz, sl(3), u(2), su(2), g2, scaling, or a FILE.npy of generators; may be repeated',
      (word: string, before?: readonly string[]) => [...(before ?? []), word],
    )
    .option('--json', 'print JSON')
    .action(lazyAction(terminal, async () => (await import('../actions/certify-action.js')).certifyAction));
}
