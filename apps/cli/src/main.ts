import { colourDepth, guardOutput } from '@liesweep/logging/terminal';
import { describeError } from './errors/describe-error.js';
import { errorDocument, isJsonAsked } from './errors/error-document.js';
import { EXIT_CODES } from './exit-codes.js';
import { followLauncher } from './processes/follow-launcher.js';
import { buildProgram } from './program.js';
import { bypassProxies } from '@liesweep/sweep-client/bypass-proxies';
import type { Terminal } from './terminal/terminal.js';

const terminal: Terminal = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  colours: colourDepth(process.stdout, process.env),
  errorColours: colourDepth(process.stderr, process.env),
  isQuiet: false,
};

// Column names, paths and messages of errors come from files that others made.
guardOutput(process.stdout);
guardOutput(process.stderr);
followLauncher();
bypassProxies(process.env);
// Temporal's client writes a line of its own for each attempt through a proxy; our errors say what they say, and more.
process.env.GRPC_VERBOSITY ??= 'NONE';
// A reader that has gone away, as in `liesweep status | head`, is no error.
process.stdout.on('error', () => process.exit(EXIT_CODES.done));

try {
  process.exitCode = EXIT_CODES.done;
  await buildProgram(terminal).parseAsync();
} catch (error) {
  const described = describeError(error);
  const { message, exitCode } = described;
  if (message !== '') {
    process.stderr.write(`${message}\n`);
  }
  if (exitCode !== EXIT_CODES.done && isJsonAsked(process.argv)) {
    process.stdout.write(`${JSON.stringify(errorDocument(error, described))}\n`);
  }
  process.exitCode = exitCode;
}
