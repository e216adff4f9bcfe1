import type { StopVerb } from '@liesweep/sweep-client';
import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';
import { RUN_ARGUMENT } from './run-argument.js';

const DESCRIPTIONS: Readonly<Record<StopVerb | 'resume', string>> = {
  pause: 'start no more shards of a sweep until it is resumed; those in flight go on',
  drain: 'end a sweep when the shards in flight are trained',
  cancel: 'stop the training of a sweep at once; what is recorded stays',
  resume: 'go on with a sweep that is paused, drained, cancelled or incomplete',
};

/** `liesweep pause`, `drain`, `cancel` and `resume`: what a sweep is to do next. */
export function steerCommand(verb: StopVerb | 'resume', terminal: Terminal): Command {
  return new Command(verb)
    .description(DESCRIPTIONS[verb])
    .argument(...RUN_ARGUMENT)
    .option('--json', 'print JSON')
    .action(lazyAction(terminal, async () => (await import('../actions/steer-action.js')).steerAction(verb)));
}
