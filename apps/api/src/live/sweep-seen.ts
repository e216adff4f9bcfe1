import type { SweepOverview } from '@liesweep/sweep';
import type { FailedByCell } from '../resources/cell-columns.js';
import { sweepOf } from '../resources/sweep-of.js';
import type { ApiContext } from '../server/api-context.js';
import { changesSince, type Changes, type Known } from './changes.js';

/** Cells of one event, some 60 bytes each. */
const MOST_CELLS = 2_000;

/** Changes as they are sent. */
export interface EncodedChanges extends Changes {
  readonly data: string;
}

/** A sweep as one reading of the store has found it, encoded once for all streams. */
export interface SweepSeen {
  readonly overview: SweepOverview;
  readonly failed: FailedByCell;
  /** The `Sweep` as JSON. */
  readonly data: string;
  /** Changes when `data` says something else than that time has passed. */
  readonly version: string;
  /** The cells that have changed; those who know the same share an answer. */
  readonly changes: (known: Known) => Promise<EncodedChanges>;
}

type Parts = Pick<ApiContext, 'rows' | 'failures' | 'overviews' | 'rates'>;

/** Reads a sweep; null where there is none any more. */
export async function seeSweep(parts: Parts, sweepId: string): Promise<SweepSeen | null> {
  const overview = await parts.overviews.of(sweepId);
  if (overview === undefined) return null;
  const { record, progress } = overview;
  const { byCell } = await parts.failures.of(record, progress.failed);
  const sweep = sweepOf(overview, parts.rates);
  const asked = new Map<number, { readonly known: Known; readonly answer: Promise<EncodedChanges> }>();
  return {
    ...{ overview, failed: byCell, data: JSON.stringify(sweep) },
    version: JSON.stringify({ ...sweep, rate: null, secondsLeft: null }),
    changes: (known) => {
      const same = asked.get(known.since);
      if (same !== undefined && same.known.failed === known.failed) return same.answer;
      const answer = changesSince(parts, overview, known, MOST_CELLS).then((changes) => ({
        ...changes,
        data: JSON.stringify(changes.cells),
      }));
      asked.set(known.since, { known, answer });
      return answer;
    },
  };
}
