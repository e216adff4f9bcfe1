import type { Command } from 'commander';

/** Gives a command that takes long the options that say how the user hears of its end. */
export function withEndOptions(command: Command): Command {
  return command
    .option('--notify', 'ring the bell of the terminal at the end, and notify where it can')
    .option(
      '--on-end <command>',
      'run this at the end, with LIESWEEP_EXIT_CODE, LIESWEEP_SWEEP_ID and LIESWEEP_FOLDER in its environment',
    );
}
