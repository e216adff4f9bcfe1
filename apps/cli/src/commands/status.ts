import { Command } from 'commander';
import type { SweepProgress, SweepRecord } from '@liesweep/sweep';
import { readConfig } from '../config.js';
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
      const { openRun, openRuns } = await import('../run-folder/open-run.js');
      const config = readConfig(process.env);
      const { rows, records } = run === undefined ? await openRuns(config) : await openRun(run, config).then(({ rows, record }) => ({ rows, records: [record] }));
      try {
        const statuses = await Promise.all(records.map(async (record) => statusOf(record, await rows.progress(record.sweepId))));
        const text = statuses.length === 0 ? 'No sweeps yet.' : statuses.map((status) => describe(status)).join('\n');
        stdout.write(`${json ? JSON.stringify(statuses, undefined, 2) : text}\n`);
      } finally {
        await rows.close();
      }
    });
}

function statusOf({ sweepId, createdAt }: SweepRecord, progress: SweepProgress): SweepStatus {
  return { sweepId, createdAt, ...progress };
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
