import { specName } from '@liesweep/sweep';
import { trainQueue, type SweepInput } from '@liesweep/workflows';
import { deviceClassOf } from './device-class-of.js';
import type { NamedSweep } from './named-sweep.js';

/** The trainers that a sweep is given to. */
export interface Trainers {
  /** Which ones a sweep with `device: auto` goes to. */
  readonly deviceClass: string;
  /** Slots that train at the same time; undefined where nobody says. */
  readonly slots: number | undefined;
}

/** Slots that a deployment is taken to have where nobody says. */
const USUAL_SLOTS = 8;
/** Shards in flight at once for each slot, so that none waits for the next. */
const SHARDS_PER_SLOT = 4;
/** Enough to keep every slot of a machine busy while others are being recorded. */
const NARROWEST_WINDOW = 64;

/** What the workflow of a sweep is started with. */
export function sweepInput(
  { sweepId, spec, specDigest }: NamedSweep,
  { deviceClass, slots = USUAL_SLOTS }: Trainers,
): SweepInput {
  return {
    ...{ sweepId, specDigest, specName: specName({ sweepId, specDigest }), slots },
    trainQueue: trainQueue(deviceClassOf(spec, deviceClass)),
    window: Math.max(NARROWEST_WINDOW, SHARDS_PER_SLOT * slots),
  };
}
