import type { LogLevel } from '@liesweep/logging';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';
import { RUN_ARGUMENT } from './run-argument.js';

/** `liesweep logs`: what the processes of a run have to say. */
export function logsCommand(terminal: Terminal): Command {
  return new Command('logs')
    .description('show the log of a run of this machine')
    .argument(...RUN_ARGUMENT)
    .option('-f, --follow', 'go on until nothing trains it any more')
    .option('--shard <index>', 'only what is said of this shard', parseShard)
    .addOption(
      new Option('--level <level>', 'only lines of this level and graver ones').choices([
        'trace',
        'debug',
        'info',
        'warn',
        'error',
        'fatal',
      ] satisfies LogLevel[]),
    )
    .option('--json', 'print the lines as they are, JSON')
    .action(
      lazyAction(terminal, async () => (await import('../actions/logs-action.js')).logsAction, { writesData: true }),
    );
}

function parseShard(text: string): number {
  const shard = Number(text);
  if (!Number.isInteger(shard) || shard < 0) throw new InvalidArgumentError('Expected a whole number from 0.');
  return shard;
}
