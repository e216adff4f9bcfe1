import { Command } from 'commander';
import type { SweepProgress } from '@liesweep/sweep';
import type { Terminal } from '../terminal/terminal.js';

interface SweepStatus extends SweepProgress {
  readonly sweepId: string;
  readonly createdAt: string;
}

/** `liesweep status`: how far a sweep is, or all of them, from the row store alone. */
export function statusCommand({ stdout }: Terminal): Command {
  return new Command('status')
    .description('show how far a run is, or all runs of this folder')
    .argument('[run]', 'folder of a run, or its id (<name>-<id>)')
    .option('--json', 'print JSON')
    .action(async (run: string | undefined, { json = false }: { readonly json?: boolean }) => {
      const [{ readConfig }, { openRun, openRuns }] = await Promise.all([
        import('../config.js'),
        import('../run-folder/open-run.js'),
      ]);
      const config = readConfig(process.env);
      const opened = run === undefined ? undefined : await openRun(run, config);
      const rows = opened?.rows ?? (await openRuns(config));
      try {
        const records = opened === undefined ? ((await rows?.sweeps()) ?? []) : [opened.record];
        const statuses: SweepStatus[] = [];
        for (const { sweepId, createdAt } of records) {
          const progress = await rows?.progress(sweepId);
          statuses.push(...(progress === undefined ? [] : [{ sweepId, createdAt, ...progress }]));
        }
        const text =
          statuses.length === 0 ? 'There are no runs yet.' : statuses.map((status) => describe(status)).join('\n');
        stdout.write(`${json ? JSON.stringify(statuses, undefined, 2) : text}\n`);
      } finally {
        await rows?.close();
      }
    });
}

function describe({ sweepId, recorded, reused, failed, trialCount, lowestLoss }: SweepStatus): string {
  return [
    `${sweepId}:  ${String(recorded)}/${String(trialCount)} trials`,
    ...(reused > 0 ? [`${String(reused)} from earlier sweeps`] : []),
    ...(failed > 0 ? [`${String(failed)} failed`] : []),
    ...(lowestLoss === null ? [] : [`best loss ${lowestLoss.toExponential(1)}`]),
    recorded + failed >= trialCount ? 'complete' : 'not complete',
  ].join('  ');
}
