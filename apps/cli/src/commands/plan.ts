import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { parseSlotCount } from './parse-slot-count.js';

const BYTES_PER_MIB = 2 ** 20;

interface Flags {
  readonly slots?: number;
  readonly json?: boolean;
}

/** `liesweep plan`: what a sweep will take, before anything is trained. */
export function planCommand({ stdout, stderr }: Terminal): Command {
  return new Command('plan')
    .description('predict the points, trials, shards, time and memory of a sweep; nothing is trained or written')
    .argument('<file>', 'sweep file (YAML)')
    .option(
      '--slots <count>',
      'processes that train at the same time (default: what `run` takes on this machine)',
      parseSlotCount,
    )
    .option('--json', 'print JSON')
    .action(async (file: string, { slots: asked, json = false }: Flags) => {
      const [
        { readConfig },
        { readSweepFile },
        { knownSweep },
        { planSummary },
        { executionPlace },
        { formatDuration },
      ] = await Promise.all([
        import('../config.js'),
        import('../input/read-sweep-file.js'),
        import('../sweeps/known-sweep.js'),
        import('@liesweep/sweep'),
        import('../run/execution-place.js'),
        import('../terminal/format-duration.js'),
      ]);
      const config = readConfig(process.env);
      const { sweepId, spec, warnings } = await knownSweep(readSweepFile(file), config);
      const { slots } = executionPlace(spec, config, asked);
      const plan = planSummary(spec, slots);
      if (json) {
        stdout.write(`${JSON.stringify({ sweepId, slots, ...plan, warnings }, undefined, 2)}\n`);
        return;
      }
      const lines = [
        sweepId,
        `  grid points  ${String(plan.points)}`,
        `  trials       ${String(plan.trials)} (${String(spec.restarts)} of each point)`,
        `  shards       ${String(plan.shards)}`,
        `  time         about ${formatDuration(atLeastOne(plan.wallSeconds))} on ${String(slots)} slots of a CPU, ${formatDuration(atLeastOne(plan.slotSeconds))} on one`,
        `  memory       about ${String(Math.ceil(plan.stackMemoryBytes / BYTES_PER_MIB))} MiB for the largest stack, in each slot`,
      ];
      stdout.write(`${lines.join('\n')}\n`);
      for (const warning of warnings) stderr.write(`Warning: ${warning}\n`);
    });
}

/** A prediction of less than a second says more than it knows. */
function atLeastOne(seconds: number): number {
  return Math.max(1, seconds);
}
