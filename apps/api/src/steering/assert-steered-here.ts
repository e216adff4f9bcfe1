import type { SweepRecord } from '@liesweep/sweep';
import type { SweepClient } from '@liesweep/sweep-client';
import { viewSweep } from '@liesweep/sweep-client/records';
import type { ApiContext } from '../server/api-context.js';
import { HttpProblem } from '../server/http-problem.js';

/**
 * Refuses to steer a sweep that something else trains, such as a `liesweep run` with servers of its own: it would be trained twice.
 *
 * @throws HttpProblem 409
 */
export async function assertSteeredHere(
  { rows }: Pick<ApiContext, 'rows'>,
  client: SweepClient,
  record: SweepRecord,
): Promise<void> {
  const { sweepId } = record;
  const { stage } = await viewSweep(rows, record, undefined);
  const isUnderWay = stage === 'running' || stage === 'paused' || stage === 'draining';
  if (!isUnderWay || (await client.isOpen(sweepId))) return;
  throw new HttpProblem({
    ...{ type: 'problems/trained-elsewhere', title: 'Trained elsewhere', status: 409 },
    detail: `${sweepId} is being trained by something else, such as a \`liesweep run\` that was started before this page.`,
    safe: 'It goes on; what is recorded is safe.',
    remedy:
      'Steer it where it was started, or wait until it has ended; one that was killed can be steered here within a minute.',
  });
}
