import { Command } from 'commander';
import { certifyCommand } from './commands/certify.js';
import { completionCommand } from './commands/completion.js';
import { conservedCommand } from './commands/conserved.js';
import { deleteCommand } from './commands/delete.js';
import { detachCommand } from './commands/detach.js';
import { doctorCommand } from './commands/doctor.js';
import { exportCommand } from './commands/export.js';
import { extendCommand } from './commands/extend.js';
import { inspectCommand } from './commands/inspect.js';
import { logsCommand } from './commands/logs.js';
import { migrateCommand } from './commands/migrate.js';
import { newCommand } from './commands/new.js';
import { openCommand } from './commands/open.js';
import { planCommand } from './commands/plan.js';
import { rebuildCommand } from './commands/rebuild.js';
import { reportCommand } from './commands/report.js';
import { retryCommand } from './commands/retry.js';
import { runCommand } from './commands/run.js';
import { schemaCommand } from './commands/schema.js';
import { spawnAppCommand } from './commands/spawn-app.js';
import { listCommand, statusCommand } from './commands/status.js';
import { steerCommand } from './commands/steer.js';
import { submitCommand } from './commands/submit.js';
import { tokenCommand } from './commands/token.js';
import { uiCommand } from './commands/ui.js';
import { validateCommand } from './commands/validate.js';
import { watchCommand } from './commands/watch.js';
import { EXIT_CODE_HELP } from './exit-codes.js';
import type { Terminal } from './terminal/terminal.js';
import { version } from './version.js';

/** The command line with all its commands. Parsing throws commander's own errors instead of ending the process. */
export function buildProgram(terminal: Terminal): Command {
  const program = new Command('liesweep')
    .description('Finds the continuous symmetries of a labelled dataset, and how many there are.')
    .version(version());
  const commands = [
    runCommand(terminal),
    retryCommand(terminal),
    inspectCommand(terminal),
    newCommand(terminal),
    validateCommand(terminal),
    planCommand(terminal),
    certifyCommand(terminal),
    conservedCommand(terminal),
    schemaCommand(terminal),
    submitCommand(terminal),
    statusCommand(terminal),
    listCommand(terminal),
    logsCommand(terminal),
    openCommand(terminal),
    uiCommand(terminal),
    watchCommand(terminal),
    steerCommand('pause', terminal),
    steerCommand('drain', terminal),
    steerCommand('resume', terminal),
    steerCommand('cancel', terminal),
    extendCommand(terminal),
    deleteCommand(terminal),
    reportCommand(terminal),
    exportCommand(terminal),
    detachCommand(terminal),
    migrateCommand(terminal),
    rebuildCommand(terminal),
    tokenCommand(terminal),
    doctorCommand(terminal),
    completionCommand(terminal, () => program.commands),
    spawnAppCommand('orchestrator'),
    spawnAppCommand('trainer'),
    spawnAppCommand('api'),
  ];
  for (const command of [program, ...commands]) {
    command.exitOverride().showHelpAfterError('(see --help)').addHelpText('after', EXIT_CODE_HELP);
  }
  for (const command of commands) {
    command.option(
      '-q, --quiet',
      'print errors only; data that is asked for (--json, --csv, a schema …) is still printed',
    );
    program.addCommand(command);
  }
  return program;
}
