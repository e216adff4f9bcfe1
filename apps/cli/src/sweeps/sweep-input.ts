import { specName, type SweepRecord } from '@liesweep/sweep';
import { trainQueue, type SweepInput } from '@liesweep/workflows';
import type { Config } from '../config.js';

/** Slots that a deployment is taken to have where nobody says. */
const USUAL_SLOTS = 8;
/** Shards in flight at once for each slot, so that none waits for the next. */
const SHARDS_PER_SLOT = 4;
const NARROWEST_WINDOW = 64;

/** What starts a sweep on the trainers of a deployment: those of the device class that it or the environment names. */
export function sweepInput(
  { sweepId, spec, specDigest }: SweepRecord,
  config: Config,
  slots: number = config.slots ?? USUAL_SLOTS,
): SweepInput {
  const { device } = spec.execution;
  return {
    ...{ sweepId, specDigest, specName: specName({ sweepId, specDigest }), slots },
    trainQueue: trainQueue(device === 'auto' ? config.deviceClass : device),
    window: Math.max(NARROWEST_WINDOW, SHARDS_PER_SLOT * slots),
  };
}
