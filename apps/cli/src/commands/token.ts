import { Argument, Command, Option } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';

/** `liesweep token create|list|revoke`: by what programs and people sign in to the page and its interface. */
export function tokenCommand(terminal: Terminal): Command {
  return new Command('token')
    .description('make, list and revoke the tokens by which the page and its interface let in (LIESWEEP_ROWS)')
    .addArgument(new Argument('<action>', 'what to do').choices(['create', 'list', 'revoke']))
    .argument('[name]', 'of the token; stands in the audit for whoever has it')
    .addOption(
      new Option('--scope <scope>', 'read: look; submit: hand in and steer too; admin: see to tokens too')
        .choices(['read', 'submit', 'admin'])
        .default('read'),
    )
    .option('--project <project>', 'the only project that it is for')
    .option('--expires <days>', 'days until it is refused, or never', '90')
    .option('--json', 'print JSON')
    .action(
      lazyAction(terminal, async () => (await import('../actions/token-action.js')).tokenAction, { writesData: true }),
    );
}
