import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { parsePriority, parseProject } from './parse-share.js';
import { NO_CACHE } from './no-cache.js';
import { parseSlotCount } from './parse-slot-count.js';

interface Flags {
  readonly project?: string;
  readonly priority?: number;
  readonly slots?: number;
  /** False with --no-cache. */
  readonly cache: boolean;
  readonly json?: boolean;
}

/** `liesweep submit`: a sweep for the orchestrators and trainers of a deployment. */
export function submitCommand(terminal: Terminal): Command {
  return new Command('submit')
    .description('hand a sweep to a running deployment (LIESWEEP_ROWS, LIESWEEP_TENSORS, TEMPORAL_ADDRESS)')
    .argument('<file>', 'sweep file (YAML)')
    .option('--project <name>', 'whose it is: projects of one priority share trainers fairly', parseProject)
    .option('--priority <number>', '1 (first) to 5 (last); 3 by default', parsePriority)
    .option(
      '--slots <count>',
      'device slots that will train at the same time; small sweeps are cut for them',
      parseSlotCount,
    )
    .option(...NO_CACHE)
    .option('--json', 'print JSON')
    .action(async (file: string, { project, priority, slots, cache, json = false }: Flags) => {
      const [{ readConfig }, { readSweepFile }, { submitFile }, { printAnswer }] = await Promise.all([
        import('../config.js'),
        import('../input/read-sweep-file.js'),
        import('../sweeps/submit-file.js'),
        import('../sweeps/print-answer.js'),
      ]);
      const sweep = readSweepFile(file);
      for (const warning of sweep.warnings) terminal.stderr.write(`Warning: ${warning}\n`);
      const answer = await submitFile(sweep, readConfig(process.env), {
        project,
        priority,
        slots,
        trainAgain: !cache,
      });
      printAnswer(answer, json, terminal);
    });
}
