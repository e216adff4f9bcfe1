import { Command, InvalidArgumentError } from 'commander';
import type { UiFlags } from '../actions/ui-action.js';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';
import { parseSlotCount } from './parse-slot-count.js';

const HIGHEST_PORT = 65_535;

/** `liesweep ui`: the page, and servers that are kept ready while it runs. */
export function uiCommand(terminal: Terminal): Command {
  return new Command('ui')
    .description(
      'open a page that shows sweeps live and steers them; while it runs, `run` in the same folder trains with its servers',
    )
    .argument('[run]', 'folder of runs, or a run: its folder, its id or the beginning of it, or @last (default: runs)')
    .option('--port <port>', 'where it is served (default: 9470, or any other where that is taken)', parsePort)
    .option('--host <address>', 'address to listen at; others than this machine’s need tokens or OIDC', '127.0.0.1')
    .option('--slots <count>', 'processes that train at the same time', parseSlotCount)
    .option('--no-open', 'open no browser')
    .option('--no-token', 'let in whoever reaches the address, every user of this machine')
    .option('--read-only', 'nothing can be started or steered, and nothing is trained')
    .option('--json', 'print where it is served as JSON')
    .action(
      lazyAction(
        terminal,
        async () => {
          const { uiAction } = await import('../actions/ui-action.js');
          return (shown, run: string | undefined, flags: UiFlags) => uiAction(shown, run, flags);
        },
        { writesData: true },
      ),
    );
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > HIGHEST_PORT) {
    throw new InvalidArgumentError(`Expected a whole number from 1 to ${String(HIGHEST_PORT)}.`);
  }
  return port;
}
