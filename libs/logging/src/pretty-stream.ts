import type { DestinationStream } from 'pino';
import { prettyFactory } from 'pino-pretty';

/** What is needed to write for people: a terminal or anything else that takes text. */
export interface TextOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * A stream for `createLogger` that prints each line for people to read: local time, level, name, message, and the
 * fields below it.
 *
 * @param output coloured when it is a terminal and the environment has no NO_COLOR (https://no-color.org)
 */
export function prettyStream(
  output: TextOutput = process.stderr,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): DestinationStream {
  const format = prettyFactory({
    colorize: output.isTTY === true && (environment.NO_COLOR ?? '') === '',
    translateTime: 'SYS:HH:MM:ss.l',
    ignore: 'pid,hostname',
  });
  return {
    write: (line) => {
      output.write(format(line));
    },
  };
}
