export { createLogger, LOG_LEVELS, type Log, type Logger, type LoggerOptions, type LogLevel } from './create-logger.js';
export type { LogFields } from './log-fields.js';
export { prettyStream, type TextOutput } from './pretty-stream.js';
export { guardOutput, type GuardedOutput } from './terminal.js';
