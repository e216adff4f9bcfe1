import { keepSweepClient, type KeptSweepClient, type Trainers, type UseSweepClient } from '@liesweep/sweep-client';
import type { TemporalTarget } from '@liesweep/sweep-client/target';
import { HttpProblem } from '../server/http-problem.js';

/** A request is answered within so long, whatever is away. */
const WAITS = { connectMs: 5_000, answerMs: 15_000 } as const;

/** The way to whatever trains sweeps, one for all requests. */
export interface Steering {
  /** @throws HttpProblem 503 where no Temporal server is named */
  readonly useClient: UseSweepClient;
  readonly trainers: Trainers;
  close(): Promise<void>;
}

/** @param target undefined where sweeps can be looked at, not steered */
export function openSteering(target: TemporalTarget | undefined, trainers: Trainers): Steering {
  const kept: KeptSweepClient | undefined = target === undefined ? undefined : keepSweepClient(target, WAITS);
  return {
    trainers,
    useClient: (use, troubleOf) => {
      if (kept === undefined) return Promise.reject(notSteered());
      return kept.use(use, troubleOf);
    },
    close: async () => kept?.close(),
  };
}

function notSteered(): HttpProblem {
  return new HttpProblem({
    ...{ type: 'problems/not-steered', title: 'Nothing trains here', status: 503 },
    detail: 'This server shows sweeps and has no Temporal server to steer them by.',
    remedy: 'Start it with `liesweep ui`, or with TEMPORAL_ADDRESS set to the server of a deployment.',
  });
}
