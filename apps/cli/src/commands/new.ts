import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';
import { addTableOptions } from './table-options.js';

/** `liesweep new`: asks what a sweep is to be, and writes its file. */
export function newCommand(terminal: Terminal): Command {
  const command = new Command('new')
    .description('ask what a sweep is to be, and write its file; what options say is not asked')
    .argument('[file]', 'data file of any format')
    .option('--file <file>', 'the same')
    .option('--features <columns>', 'such as E1,px1 or "{ sum: [E1, E2] }, px"')
    .option('--labels <columns>', 'such as M or "{ square: M }"; - for none')
    .option('--oracle <oracle>', 'such as squared-norm or "{ kind: learned, model: polynomial }"')
    .option('--dimension <n>', 'number of features, without a data file')
    .option('--generators <numbers>', 'numbers of generators, such as 6 or 1..7')
    .option('--name <name>', 'of the sweep')
    .option('--out <file>', 'where the sweep file goes');
  return addTableOptions(command)
    .option('--yes', 'ask nothing, and take what is proposed')
    .option('--json', 'print JSON')
    .action(lazyAction(terminal, async () => (await import('../actions/new-action.js')).newAction));
}
