import type { Matrix } from '@liesweep/lie';
import {
  certifySystem,
  combineOracles,
  judgeTable,
  LabelsRefusedError,
  datasetBlocks,
  makeOracle,
  measuredFields,
  uncertifiedSystem,
} from '@liesweep/models';
import {
  hasCoefficients,
  isDigitData,
  isGivenByGradients,
  isLearned,
  isNetworkModel,
  joinedRows,
  parameterCount,
  realDimension,
  rowsOf,
  systemKey,
  type Certificate,
  type FileDataset,
  type GeneratorShape,
  type OracleSpec,
  type RowBlocks,
  type SweepSpec,
} from '@liesweep/sweep';
import {
  columnQuanta,
  DEFAULT_TOLERANCE,
  formulaCandidates,
  gradientsAt,
  type CandidateDefect,
  type GradientRows,
} from '@liesweep/verdict';
import { certifyFieldSpace } from './certify-field-space.js';

/** A sweep of which a certificate is asked. */
export interface SweepToCertify {
  readonly spec: SweepSpec;
  /** Undefined for data that are drawn. */
  readonly dataset: FileDataset | undefined;
  /** Of the r real features of a file; empty for data that are drawn. */
  readonly featureNames: readonly string[];
}

/** A certificate, and what it is made from. */
export interface CertifiedDimension {
  readonly shape: GeneratorShape;
  readonly certificate: Certificate;
  /** A basis of the certified algebra, vec 𝒲 each in the units of the features; none where nothing is certified. */
  readonly generators: readonly Float64Array[];
  /** x, of q·r numbers; no rows where nothing was computed. */
  readonly samples: RowBlocks;
  /** One per candidate; null where no bound is known. */
  readonly candidates: readonly (CandidateDefect | null)[];
}

/**
 * The certificate of a sweep's system in one dimension.
 *
 * @param candidates spans of generators in the units of the features, real forms [r, r] each
 */
export function certifyDimension(
  sweep: SweepToCertify,
  dimension: number,
  candidates: readonly (readonly Matrix[])[] = [],
): CertifiedDimension {
  const { spec, dataset: file } = sweep;
  const { oracles, field } = spec.system;
  const [only] = oracles;
  const shape: GeneratorShape = { dimension, field };
  if (hasCoefficients(spec.system)) return certifyFieldSpace(sweep, dimension, candidates);
  if (
    oracles.length === 1 &&
    only !== undefined &&
    isLearned(only) &&
    !isNetworkModel(only.model) &&
    file !== undefined
  ) {
    const named = { system: systemKey(spec.system), dimension };
    const length = (spec.system.particles?.count ?? 1) * realDimension(shape);
    const { samples, heldOut, labels, heldOutLabels } = datasetBlocks(spec, dimension, length, file);
    const inputs = joinedRows(samples, heldOut);
    try {
      const { certificate, generators, verdict } = judgeTable(
        only.model,
        { inputs, labels: joinedRows(labels, heldOutLabels), labelCount: file.labelCount },
        shape,
        candidates,
        measuredFields(spec.system),
      );
      return {
        ...{ shape, certificate: { ...named, ...certificate } },
        generators: certificate.groupDimension === null ? [] : generators,
        ...{ samples: inputs, candidates: verdict.candidates },
      };
    } catch (error) {
      if (!(error instanceof LabelsRefusedError)) throw error;
      const { refusal, message } = error;
      return {
        ...{ shape, certificate: { ...named, ...refusedLabels(refusal, message, shape) }, generators: [] },
        ...{ samples: inputs, candidates: candidates.map(() => null) },
      };
    }
  }
  if (needsTraining(sweep)) {
    const certificate = uncertifiedSystem(spec, dimension);
    const reason = `${certificate.reason} Training answers without one: liesweep run.`;
    return {
      ...{ shape, certificate: { ...certificate, reason }, generators: [], samples: rowsOf(new Float64Array(), 0) },
      candidates: candidates.map(() => null),
    };
  }
  return certifyOracles(sweep, shape, candidates);
}

/** Whether a network would have to be trained before there is an oracle, or a fit stands beside other oracles. */
function needsTraining({ spec }: SweepToCertify): boolean {
  return isDigitData(spec.data) || spec.system.oracles.some(isLearned);
}

function certifyOracles(
  { spec, dataset: file, featureNames }: SweepToCertify,
  shape: GeneratorShape,
  candidates: readonly (readonly Matrix[])[],
): CertifiedDimension {
  const { dimension } = shape;
  const r = realDimension(shape);
  const { oracles } = spec.system;
  const oracle = combineOracles(
    oracles.map((each) => makeOracle(each, shape, { file })),
    shape,
  );
  const { vectorCount, labelCount } = oracle;
  const { samples } = datasetBlocks(spec, dimension, vectorCount * r, file);
  const known = file === undefined ? {} : { quanta: columnQuanta(samples, samples.width, r), names: featureNames };
  const fits = oracles.map(() => undefined);
  const gradients = givenGradients(oracles, vectorCount, file);
  const given = gradients === undefined ? {} : { gradients };
  const { certificate, generators } = certifySystem({ spec, dimension, oracle, samples, fits, ...known, ...given });
  const gradientRows = (): GradientRows =>
    gradientsAt({ shape, vectorCount, labelCount }, samples, (x) => oracle.gradient(x));
  const defects = candidates.length === 0 ? [] : formulaCandidates(gradientRows(), candidates);
  return {
    ...{ shape, certificate, generators, samples },
    candidates: defects.map((defect) => (defect === null ? null : { estimate: defect, lower: defect, upper: defect })),
  };
}

/** Gradients that lie beside rows in a file, each at its own row: no row of them is looked for by its features. */
function givenGradients(
  oracles: readonly OracleSpec[],
  vectorCount: number,
  file: FileDataset | undefined,
): RowBlocks | undefined {
  const isGivenAlone = oracles.length === 1 && oracles.every(isGivenByGradients) && vectorCount === 1;
  return isGivenAlone ? file?.rows?.gradients?.samples : undefined;
}

/** What is said of labels that no polynomial can be fitted to. */
function refusedLabels(
  refusal: string | null,
  reason: string,
  shape: GeneratorShape,
): Omit<Certificate, 'system' | 'dimension'> {
  return {
    ...{ groupDimension: null, largestZero: null, smallestNonZero: null, defects: [], tolerance: DEFAULT_TOLERANCE },
    ...{ refusal, reason, rowCount: 0, parameterCount: parameterCount(shape) },
  };
}
