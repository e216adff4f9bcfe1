import { CheckpointMismatchError, ENGINE_VERSION, LOSS_TERMS, type LossTerm } from '@liesweep/sweep';
import type { LiveTrial, TrainedTrial } from '@liesweep/training';
import { z } from 'zod';

/** Version of a checkpoint's layout: 1, of version 0.1, had no seal. One of another is not resumed from. */
export const FORMAT_VERSION = 2;

/** What a checkpoint holds beside its tensors: the courses of the trials that train, and of those that have ended. */
export interface CheckpointHeader {
  readonly formatVersion: typeof FORMAT_VERSION;
  readonly engineVersion: typeof ENGINE_VERSION;
  readonly specDigest: string;
  /** Steps that the stack has taken. */
  readonly steps: number;
  readonly trials: readonly LiveTrial[];
  readonly finished: readonly (Omit<TrainedTrial, 'trial' | 'generators' | 'structureConstants'> & {
    readonly index: number;
  })[];
}

const count = z.int().nonnegative();
const loss = z.number().nullable();
const seconds = z.number().nonnegative();
const terms = z.strictObject(
  Object.fromEntries(LOSS_TERMS.map((term) => [term, loss])) as Record<LossTerm, typeof loss>,
);

const angles = z
  .strictObject({ steps: z.array(count), degrees: z.array(z.array(loss)) })
  .refine(({ steps, degrees }) => steps.length === degrees.length, { error: 'expected angles for every step' });
const curve = z
  .strictObject({ steps: z.array(count), losses: z.array(loss), angles: angles.exactOptional() })
  .refine(({ steps, losses }) => steps.length === losses.length, { error: 'expected one loss for every step' });

const headerSchema = z.strictObject({
  formatVersion: z.literal(FORMAT_VERSION),
  engineVersion: z.literal(ENGINE_VERSION),
  specDigest: z.string(),
  steps: count,
  trials: z.array(
    z.strictObject({
      index: count,
      phase: z.enum(['searching', 'finishing']),
      phaseStart: count,
      windowLoss: loss,
      windowStart: count,
      search: z.strictObject({ lowestLoss: loss, terms }).nullable(),
      seconds,
      curve,
    }),
  ),
  finished: z.array(
    z.strictObject({
      index: count,
      outcome: z.enum(['converged', 'plateaued', 'diverged', 'stopped']),
      steps: count,
      lowestLoss: loss,
      terms,
      finalLoss: loss,
      curve,
      seconds,
    }),
  ),
}) satisfies z.ZodType<CheckpointHeader>;

/** What of a header tells whose checkpoint it is. */
const ownerSchema = z.object({ formatVersion: z.unknown(), engineVersion: z.unknown(), specDigest: z.unknown() });

/**
 * The header of a checkpoint, from its JSON.
 *
 * @param specDigest of the specification that it is to be of
 * @throws CheckpointMismatchError when it is of another layout, engine or specification, or has another form
 */
export function parseCheckpointHeader(text: string | undefined, specDigest: string): CheckpointHeader {
  const json = jsonOf(text);
  const owner = ownerSchema.safeParse(json).data;
  if (
    owner?.formatVersion !== FORMAT_VERSION ||
    owner.engineVersion !== ENGINE_VERSION ||
    owner.specDigest !== specDigest
  ) {
    throw new CheckpointMismatchError(
      `checkpoint of format ${String(owner?.formatVersion)}, engine ${String(owner?.engineVersion)}, ${String(owner?.specDigest)}`,
    );
  }
  const parsed = headerSchema.safeParse(json);
  if (!parsed.success) throw new CheckpointMismatchError(`no checkpoint: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function jsonOf(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
