import { scale, singularValues, type Matrix } from '@liesweep/lie';
import { certifySystem, factorLinearRows, scaleOracle, type Dataset, type Oracle } from '@liesweep/models';
import { isFileData, realDimension, type SweepSpec } from '@liesweep/sweep';
import type { StackSystem, TrainingData } from '@liesweep/training';
import { columnQuanta } from '@liesweep/verdict';
import { fitsInCertificate } from '../fitted-oracle.js';
import type { SystemData } from '../system-data.js';
import type { JudgedSystem } from './define-judging.js';
import { heldOutForm, judgeMatrices } from './judge-matrices.js';

/**
 * Factors the rows of the samples in float64, and certifies the symmetry algebra. An oracle whose weakest direction would hardly
 * be felt is multiplied once more (`WEAKEST_DIRECTION`).
 *
 * @param train the matrices against these data
 */
export function prepareMatrices(data: SystemData, train: (training: TrainingData) => StackSystem): JudgedSystem {
  const { spec, shape, raw, fits, factors, oracle: given, samples, heldOut, coordinates } = data;
  const { certificate } = certifySystem({
    ...{ spec, dimension: shape.dimension, oracle: raw.oracle, samples: raw.dataset.samples },
    fits: fits.map((each) => each?.fit),
    ...quantaOf(spec, raw.dataset, raw.oracle, realDimension(shape)),
  });
  const asGiven = factorLinearRows(given, samples, shape);
  const lift = liftOf(asGiven, certificate.groupDimension);
  const oracle = lift === 1 ? given : scaleOracle(given, lift);
  const factor = lift === 1 ? asGiven : scale(asGiven, lift);
  const stackSystem = train({ shape, oracle, samples, factor });
  const held = heldOutForm({ shape, oracle, samples, heldOut });
  return {
    ...{ stackSystem, heldOutCount: held.sampleCount, isNamed: true },
    certificate: {
      ...certificate,
      ...fitsInCertificate(
        fits,
        factors.map((each) => each * lift),
      ),
    },
    judge: ({ generators, trial }) =>
      judgeMatrices({
        ...{ shape, coordinates, held, generators: stackSystem.generatorsOf(generators) },
        closureHasWeight: trial.gridPoint.lossWeights.closure > 0,
      }),
  };
}

/**
 * The least singular value of rows along a direction that is no symmetry: what presses a generator off it has to show beside
 * the other losses. Weaker rows are lifted to 1, by one factor of the oracle; stronger ones stay, for training sees them
 * preconditioned.
 */
const WEAKEST_DIRECTION = 0.1;

/** What φ is multiplied by; 1 where its weakest direction is felt, or where nothing says which direction that is. */
function liftOf(factor: Matrix, groupDimension: number | null): number {
  if (groupDimension === null || groupDimension >= factor.rows) return 1;
  const weakest = singularValues(factor)[factor.rows - groupDimension - 1] ?? NaN;
  return weakest < WEAKEST_DIRECTION && weakest > 0 ? 1 / weakest : 1;
}

/** How finely the features of a file are known. */
function quantaOf(
  { data }: SweepSpec,
  { samples }: Dataset,
  { vectorCount }: Oracle,
  vectorLength: number,
): { readonly quanta?: Float64Array } {
  if (!isFileData(data)) return {};
  return { quanta: columnQuanta(samples, vectorCount * vectorLength, vectorLength) };
}
