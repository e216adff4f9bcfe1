import { Writable } from 'node:stream';
import type { WriteStream } from 'node:tty';
import type { Terminal } from './terminal.js';

/** The options that say what a command prints. */
export interface PrintOptions {
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Takes everything, and shows nothing. */
const NOWHERE = new Writable({
  write: (_chunk, _encoding, done) => {
    done();
  },
}) as unknown as WriteStream;

/**
 * The terminal as a command sees it that is to be quiet: nothing but errors is written for people. What was asked for as data is
 * still written to standard output.
 *
 * @param writesData whether the command writes data in any case
 */
export function quietly(terminal: Terminal, { quiet, json, csv }: PrintOptions, writesData: boolean): Terminal {
  if (quiet !== true) return terminal;
  const isData = writesData || json === true || csv === true;
  return { ...terminal, isQuiet: true, stderr: NOWHERE, stdout: isData ? terminal.stdout : NOWHERE };
}
