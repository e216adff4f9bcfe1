import { add, cos, div, mul, rsqrt, scalar, type Scalar, type Tensor } from '@tensorflow/tfjs-core';
import type { ScheduleSpec } from '@liesweep/sweep';

/**
 * The learning rate after t steps, relative to its start: it falls, so that vanishing cells settle.
 *
 *     constant: 1   ·   inverse-sqrt: 1/√(1 + t/halfLife)   ·   cosine: ½ (1 + cos(π t/steps))
 *
 * @param t steps taken, a scalar tensor
 */
export function relativeLearningRate(schedule: ScheduleSpec, steps: number, t: Tensor): Scalar {
  switch (schedule.kind) {
    case 'constant':
      return scalar(1);
    case 'inverse-sqrt':
      return rsqrt(add(1, div(t, schedule.halfLife)));
    case 'cosine':
      return mul(add(cos(mul(t, Math.PI / steps)), 1), 0.5);
  }
}
