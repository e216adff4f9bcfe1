import type { SliceCertificate } from '@liesweep/phase-diagram';

import { defectLevel } from './defect-scale.js';

/** A step of the staircase whose two sides are apart: with k directions below it, no further one reaches as low. */
export interface DefectStep {
  /** k */
  readonly dimension: number;
  /** On the axis of directions: between the k-th and the next. */
  readonly place: number;
  readonly atMost: number;
  readonly nextAtLeast: number;
  /** Both as levels. */
  readonly from: number;
  readonly to: number;
}

/** The steps of a certificate that are apart, from no direction on; none without bounds. */
export function defectSteps({ bound, defects }: Pick<SliceCertificate, 'bound' | 'defects'>): DefectStep[] {
  return (bound?.staircase ?? []).flatMap(({ dimension, atMost, nextAtLeast }) =>
    nextAtLeast !== null && nextAtLeast > atMost && dimension < defects.length
      ? [
          {
            ...{ dimension, place: dimension + 0.5, atMost, nextAtLeast },
            ...{ from: defectLevel(atMost), to: defectLevel(nextAtLeast) },
          },
        ]
      : [],
  );
}
