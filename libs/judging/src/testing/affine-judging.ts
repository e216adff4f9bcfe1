import { singularValues } from '@liesweep/lie';
import { systemKey, type Certificate } from '@liesweep/sweep';
import { rawCoordinates } from '@liesweep/verdict';
import type { JudgingDefinition } from '../parameterisations/define-judging.js';
import { heldOutForm, judgeMatrices } from '../parameterisations/judge-matrices.js';
import type { SystemData } from '../system-data.js';
import { affineFactor, affineTraining } from './affine-training.js';
import { liftFeatures, type Lifted } from './lift-features.js';

/** Singular values of float64 rows that are zero, relative to the largest. */
const ZERO_BELOW = 1e-10;

/** Judges affine fields, on drawn data, as the matrices that they are on lifted features. */
export const affineJudging: JudgingDefinition<{ readonly kind: 'affine' }> = {
  kind: 'affine',
  prepare: (spec, data) => {
    const { shape, oracle, samples } = data;
    const lifted = liftFeatures(oracle, samples, shape);
    const { samples: heldOut } = liftFeatures(oracle, data.heldOut, shape);
    const held = heldOutForm({ ...lifted, heldOut });
    const stackSystem = affineTraining.system(spec, { shape, oracle, samples });
    return {
      ...{ stackSystem, certificate: certificateOf(data, lifted), heldOutCount: held.sampleCount, isNamed: false },
      judge: ({ generators, trial }) =>
        judgeMatrices({
          ...{ shape: lifted.shape, coordinates: rawCoordinates(lifted.shape), held },
          generators: stackSystem.generatorsOf(generators),
          closureHasWeight: trial.gridPoint.lossWeights.closure > 0,
        }),
    };
  },
};

/** How many affine fields keep the oracle, by the rows of 𝒲 and b. */
function certificateOf({ spec, shape }: SystemData, lifted: Lifted): Certificate {
  const factor = affineFactor(lifted);
  const [largest = 0, ...others] = singularValues(factor);
  const relative = [1, ...others.map((value) => value / largest)];
  const zeros = relative.filter((value) => value < ZERO_BELOW);
  return {
    ...{ system: systemKey(spec.system), dimension: shape.dimension, reason: 'A gap in the singular values.' },
    groupDimension: largest === 0 ? null : zeros.length,
    largestZero: zeros[0] ?? null,
    smallestNonZero: relative[relative.length - zeros.length - 1] ?? null,
    ...{ rowCount: lifted.samples.length / lifted.shape.dimension, parameterCount: factor.rows },
  };
}
