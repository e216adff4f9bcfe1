import type { DestinationStream } from 'pino';
import { prettyFactory } from 'pino-pretty';
import { colourDepth } from './colour-depth.js';
import { ownSequencesOf } from './own-sequence.js';
import { safeText } from './safe-text.js';

/** The lines have the eight colours that every terminal knows. */
const ANY_COLOURS = 8;

/** What is needed to write for people: a terminal or anything else that takes text. */
export interface TextOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * A stream for `createLogger` that prints each line for people to read: local time, level, name, message, and the
 * fields below it. Nothing in a line steers the terminal.
 *
 * @param output coloured as `colourDepth` says; where it is guarded, it lets these colours through
 */
export function prettyStream(
  output: TextOutput = process.stderr,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): DestinationStream {
  const format = prettyFactory({
    colorize: colourDepth({ isTTY: output.isTTY === true, getColorDepth: () => ANY_COLOURS }, environment) !== 'none',
    translateTime: 'SYS:HH:MM:ss.l',
    ignore: 'pid,hostname',
  });
  return {
    write: (line) => {
      output.write(ownSequencesOf(format(safeLine(line))));
    },
  };
}

/** A line of the log whose strings, once read, are safe; what is no JSON is safe text. */
function safeLine(line: string): string {
  try {
    return JSON.stringify(safeValue(JSON.parse(line)));
  } catch {
    return safeText(line);
  }
}

function safeValue(value: unknown): unknown {
  if (typeof value === 'string') return safeText(value);
  if (Array.isArray(value)) return value.map(safeValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [safeText(name), safeValue(part)]));
}
