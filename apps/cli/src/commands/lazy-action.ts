import type { Terminal } from '../terminal/terminal.js';

/** What a command does, with what it was called with. */
type Action<Parameters extends unknown[]> = (terminal: Terminal, ...parameters: Parameters) => Promise<void> | void;

/**
 * The action of a command, whose module is loaded when the command is called: the help of all commands needs none of them.
 *
 * @param load imports the module, and takes the action out of it
 */
export function lazyAction<Parameters extends unknown[]>(
  terminal: Terminal,
  load: () => Promise<Action<Parameters>>,
): (...parameters: Parameters) => Promise<void> {
  return async (...parameters) => {
    const act = await load();
    await act(terminal, ...parameters);
  };
}
