export { createLogger, LOG_LEVELS, type Log, type Logger, type LoggerOptions, type LogLevel } from './create-logger.js';
export type { LogFields } from './log-fields.js';
export { logFilter, type WantedLines } from './log-filter.js';
export { LogReader } from './log-reader.js';
export { logTail, type LogLine } from './log-tail.js';
export { prettyStream, type TextOutput } from './pretty-stream.js';
export { guardOutput, type GuardedOutput } from './terminal.js';
