import {
  destination,
  multistream,
  pino,
  stdTimeFunctions,
  type DestinationStream,
  type Logger as PinoLogger,
} from 'pino';
import type { LogFields } from './log-fields.js';
import { redact } from './redact.js';
import { safeText } from './safe-text.js';

/** From the most to the least talkative; `silent` logs nothing. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** How much is logged. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Logs one line: a constant sentence, and in the fields what varies. */
export interface Log {
  (message: string): void;
  (fields: LogFields, message: string): void;
}

/** A logger whose lines carry fields of the closed list only. */
export interface Logger extends Readonly<Record<Exclude<LogLevel, 'silent'>, Log>> {
  /** A logger that adds these fields to each of its lines. */
  child(fields: LogFields): Logger;
}

/** Who logs, how much, and where to. */
export interface LoggerOptions {
  /** The process, such as `trainer`. */
  readonly name: string;
  readonly level: LogLevel;
  /** Absolute path of the file that lines are appended to; it and its folder are made if needed. */
  readonly file?: string;
  /** Gets every line too, such as `prettyStream()`; without `file`, instead of stderr. */
  readonly stream?: DestinationStream;
}

/**
 * A logger that writes JSON lines with ISO times to a file, or to stderr.
 *
 * Each line is written before the call returns, so a crash loses none. None steers the terminal of its reader. A disk that is full or gone loses lines, but
 * never ends the process that logs.
 *
 * @throws Error of the file system when the file cannot be opened
 */
export function createLogger({ name, level, file, stream }: LoggerOptions): Logger {
  const streams: DestinationStream[] = stream === undefined ? [] : [stream];
  if (file !== undefined || stream === undefined) {
    streams.push(lineWriter(file));
  }
  const logger = pino(
    {
      name,
      level,
      timestamp: stdTimeFunctions.isoTime,
      serializers: { err: (redacted: unknown) => redacted }, // pino's own would take it for an error and lose its type
      formatters: { level: (label) => ({ level: label }) },
    },
    multistream(streams.map((one) => ({ level: 'trace', stream: one }))),
  );
  return asLogger(logger);
}

function lineWriter(file: string | undefined): DestinationStream {
  const writer = destination({ dest: file ?? process.stderr.fd, mkdir: true, sync: true });
  writer.on('error', () => {
    // There is nowhere left to say it, and training that could still finish must not end for a log line.
  });
  return { write: (line) => writer.write(safeText(line)) };
}

function asLogger(logger: PinoLogger): Logger {
  const at =
    (level: Exclude<LogLevel, 'silent'>): Log =>
    (first: LogFields | string, message?: string): void => {
      if (typeof first === 'string') {
        logger[level](first);
      } else {
        logger[level](redact(first), message);
      }
    };
  return {
    trace: at('trace'),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
    child: (fields) => asLogger(logger.child(redact(fields) as LogFields)),
  };
}
