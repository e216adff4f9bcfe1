import { existsSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { trainFile, trainingCommand, type TrainingFlags } from './training-command.js';

interface Flags extends TrainingFlags {
  readonly class?: string;
}

/**
 * `liesweep retry --failed`: trials that were given up are tried again. Of a sweep file as `run` does, in a complete sweep
 * too; of a recorded sweep by those who run it.
 */
export function retryCommand(terminal: Terminal): Command {
  return trainingCommand('retry', '<file-or-run>', 'sweep file (YAML), or the id or folder of a sweep that is served')
    .description('train those trials of a sweep again that have no result because their training failed')
    .requiredOption('--failed', 'says so: trials with a result are never trained again')
    .option('--class <name>', 'only those that failed in this way, such as OutOfDeviceMemoryError')
    .action(async (target: string, flags: Flags) => {
      if (isFile(target)) {
        await trainFile(target, flags, { retryFailed: true, failureClass: flags.class, trainAgain: false }, terminal);
        return;
      }
      const [{ readConfig }, { withSweep }, { retryFailed }, { printAnswer }] = await Promise.all([
        import('../config.js'),
        import('../sweeps/open-sweep.js'),
        import('@liesweep/sweep-client'),
        import('../sweeps/print-answer.js'),
      ]);
      const config = readConfig(process.env);
      const answer = await withSweep(target, config, (sweep) => retryFailed(sweep, config, flags.class));
      printAnswer(answer, flags.json ?? false, terminal);
    });
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
