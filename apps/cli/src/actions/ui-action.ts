import { readConfig } from '../config.js';
import type { Terminal } from '../terminal/terminal.js';
import { servePage } from '../ui/serve-page.js';

/** The options of `ui`. */
export interface UiFlags {
  readonly port?: number;
  readonly host: string;
  readonly slots?: number;
  readonly open: boolean;
  readonly token: boolean;
  readonly readOnly?: boolean;
  readonly json?: boolean;
}

/** Serves the page until the user stops it. */
export async function uiAction(
  terminal: Terminal,
  run: string | undefined,
  { port, host, slots, open, token, readOnly = false, json = false }: UiFlags,
): Promise<void> {
  const opens = open && !json && (terminal.stdout.isTTY as boolean | undefined) === true;
  const options = { run, host, port, slots, opens, needsToken: token, isReadOnly: readOnly, json };
  await servePage(options, readConfig(process.env), terminal);
}
