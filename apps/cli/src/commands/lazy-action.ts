import { Command } from 'commander';
import { quietly } from '../terminal/quietly.js';
import type { Terminal } from '../terminal/terminal.js';

/** What a command does, with what it was called with. */
type Action<Parameters extends unknown[]> = (terminal: Terminal, ...parameters: Parameters) => Promise<void> | void;

/**
 * The action of a command, whose module is loaded when the command is called: the help of all commands needs none of them.
 *
 * @param load imports the module, and takes the action out of it
 * @param writesData whether what it writes to standard output is data, which `--quiet` leaves
 */
export function lazyAction<Parameters extends unknown[]>(
  terminal: Terminal,
  load: () => Promise<Action<Parameters>>,
  { writesData = false }: { readonly writesData?: boolean } = {},
): (...parameters: Parameters) => Promise<void> {
  return async (...parameters) => {
    const command: unknown = parameters.at(-1);
    const options = command instanceof Command ? command.opts() : {};
    const act = await load();
    await act(quietly(terminal, options, writesData), ...parameters);
  };
}
