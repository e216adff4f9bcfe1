import { z } from 'zod';

const trials = z.array(z.int().nonnegative()).default([]);

const BEHAVIOUR = z.strictObject({
  /** How long a shard trains, in ten steps with progress after each. */
  latencyMs: z.number().nonnegative().default(0),
  /** How much longer it trains for each of its trials. */
  trialMs: z.number().nonnegative().default(0),
  /** Trials that kill their process whenever they train. */
  crash: trials,
  /** Trials that kill their process the first time they train. */
  crashOnce: trials,
  /** Trials that leave a checkpoint the first time they train, and kill every process that resumes from it. */
  poison: trials,
  /** Trials that fall silent the first time they train. */
  silenceOnce: trials,
  /** Trials that do not fit. */
  outOfMemory: trials,
  /** Trials that do not fit the first time they train. */
  outOfMemoryOnce: trials,
  /** Trials that are preempted the first time they train. */
  preemptOnce: trials,
  /** Trials whose shard's record is cut in half in the store the first time they train. */
  corruptOnce: trials,
  /** Trials of whose shard's record one bit turns over in the store the first time they train. */
  flipOnce: trials,
  /** Where the stored files of the tensor store lie, to be damaged; none can be when it is absent. */
  storedFiles: z.string().optional(),
  /** So many trials fit at once. */
  memoryTrials: z.int().positive().default(Number.MAX_SAFE_INTEGER),
});

/** What goes wrong in a simulated slot, by index of the trial. */
export type SimulatedBehaviour = z.infer<typeof BEHAVIOUR>;

/**
 * Reads the behaviour of a simulated slot from `LIESWEEP_SIMULATION`, as JSON; nothing goes wrong by default.
 *
 * @throws ZodError when it says something else
 */
export function readSimulatedBehaviour(environment: Readonly<Record<string, string | undefined>>): SimulatedBehaviour {
  return BEHAVIOUR.parse(JSON.parse(environment.LIESWEEP_SIMULATION ?? '{}'));
}
