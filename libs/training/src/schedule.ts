import { add, cos, div, minimum, mul, rsqrt, scalar, type Scalar, type Tensor } from '@tensorflow/tfjs-core';
import type { ScheduleSpec } from '@liesweep/sweep';

/** Where the cosine ends: a finishing phase at h_sp = 0 goes on after `steps`, and needs a rate to move with. */
const COSINE_FLOOR = 0.01;

/** The rate of one kind of schedule after t of `steps` steps. */
type Rate<Spec> = (schedule: Spec, steps: number, t: Tensor) => Scalar;

const RATES: {
  readonly [Kind in ScheduleSpec['kind']]: Rate<Extract<ScheduleSpec, { readonly kind: Kind }>>;
} = {
  constant: () => scalar(1),
  'inverse-sqrt': ({ halfLife }, _, t) => rsqrt(add(1, div(t, halfLife))),
  cosine: (_, steps, t) =>
    add(mul(add(cos(mul(minimum(div(t, steps), 1), Math.PI)), 1), 0.5 * (1 - COSINE_FLOOR)), COSINE_FLOOR),
};

/**
 * The learning rate after t steps, relative to its start: it falls, so that vanishing cells settle.
 *
 *     constant: 1   ·   inverse-sqrt: 1/√(1 + t/halfLife)   ·   cosine: f + ½ (1 − f) (1 + cos(π min(t/steps, 1))), f = 0.01
 *
 * @param t steps taken, a scalar tensor
 */
export function relativeLearningRate(schedule: ScheduleSpec, steps: number, t: Tensor): Scalar {
  return (RATES[schedule.kind] as Rate<ScheduleSpec>)(schedule, steps, t);
}
