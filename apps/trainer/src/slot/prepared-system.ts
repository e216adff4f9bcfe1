import { factorRows, precondition, scale, singularValues, type Matrix } from '@liesweep/lie';
import {
  certifySystem,
  combineOracles,
  fieldSamples,
  linearRows,
  makeDataset,
  makeOracle,
  oracleInCoordinates,
  quadraticFormOf,
  scaleOracle,
  unitFactor,
  type Dataset,
  type LearnedFit,
  type Oracle,
} from '@liesweep/models';
import {
  realDimension,
  systemKey,
  type Certificate,
  type FileDataset,
  type GeneratorShape,
  type OracleFit,
  type SweepSpec,
} from '@liesweep/sweep';
import type { StackSystem } from '@liesweep/training';
import { columnQuantum, mapVectors, rawCoordinates, standardCoordinates } from '@liesweep/verdict';
import type { StoredOracle } from './fit-oracles.js';
import type { FlowStarts } from './digit-flows.js';
import { prepareHeldOut, type HeldOut, type TrainingCoordinates } from './held-out.js';

/** One system in one dimension, ready to train and to referee. */
export interface PreparedSystem {
  readonly stackSystem: StackSystem;
  /**
   * For vector fields null, or without a dimension: with v also f(φ)·v is a symmetry, so they have none to certify.
   */
  readonly certificate: Certificate | null;
  readonly heldOut: HeldOut;
  readonly coordinates: TrainingCoordinates;
  /** Standard coordinates of the features of a file, in which its algebra is named; null for data that are drawn. */
  readonly standard: TrainingCoordinates | null;
  /** The digits to be moved along vector fields that keep a classifier of them; undefined for any other system. */
  readonly flowStarts?: FlowStarts | undefined;
}

/**
 * Takes the data of a system in dimension n, factors its rows in float64, and certifies its symmetry algebra.
 *
 * Features of a file are trained on in standard coordinates, where each oracle is scaled so that its rows have mean square 1;
 * drawn data, and files that say `scale: none`, with φ as it is given. Either is multiplied once more where its weakest
 * direction would hardly be felt (`WEAKEST_DIRECTION`).
 *
 * @param file what was read from the sweep's data file; data are drawn where it has none
 * @param fits of its learned oracles, one entry per oracle
 * @throws RangeError for a learned oracle without its fit
 */
export function prepareSystem(
  spec: SweepSpec,
  dimension: number,
  file?: FileDataset,
  fits: readonly (StoredOracle | undefined)[] = [],
): PreparedSystem {
  const shape: GeneratorShape = { dimension, field: spec.system.field };
  const { parameterisation } = spec.system;
  const oracles = spec.system.oracles.map((named, position) =>
    makeOracle(named, shape, { fit: fits[position]?.fit, file }),
  );
  const raw = combineOracles(oracles, shape);
  const vectorLength = realDimension(shape);
  const dataset = makeDataset(spec, dimension, raw.vectorCount * vectorLength, file);
  const isStandard = file !== undefined && 'scale' in spec.data && spec.data.scale !== 'none';
  const standard = file === undefined ? null : standardCoordinates(dataset.samples, shape);
  const coordinates = isStandard && standard !== null ? standard : rawCoordinates(shape);
  const samples = mapVectors(dataset.samples, coordinates.fromRaw);
  const heldOut = mapVectors(dataset.heldOut, coordinates.fromRaw);
  const scaled = oracles.map((oracle, position) => {
    const own = oracleInCoordinates(oracle, coordinates.toRaw);
    const isScaled = isStandard || oracle.gradientPrecision !== undefined || fits[position] !== undefined;
    const factor = isScaled ? unitFactor(own, ownVectors(samples, own, raw, vectorLength), shape) : 1;
    return { oracle: isScaled ? scaleOracle(own, factor) : own, factor };
  });
  const given = combineOracles(
    scaled.map(({ oracle }) => oracle),
    shape,
  );
  const factors = scaled.map(({ factor }) => factor);
  const named = { system: systemKey(spec.system), dimension };
  const { sampleCount } = dataset;
  const common = { shape, parameterisation };
  const referee = (oracle: Oracle): Pick<PreparedSystem, 'heldOut' | 'coordinates' | 'standard'> => ({
    heldOut: prepareHeldOut(oracle, heldOut, shape, parameterisation, standardCoordinates(samples, shape)),
    ...{ coordinates, standard },
  });
  if (parameterisation.kind === 'non-linear') {
    const quality = qualityOf(fits, factors);
    const certificate = quality.fits === undefined ? null : { ...named, ...NO_DIMENSION, ...quality };
    return {
      stackSystem: {
        ...common,
        ...finiteForm(given, samples, sampleCount),
        field: fieldSamples(given, samples, shape),
      },
      certificate,
      ...referee(given),
    };
  }
  const { certificate } = certifySystem({
    ...{ spec, dimension, oracle: raw, samples: dataset.samples, fits: fits.map((each) => each?.fit) },
    ...quantaOf(spec, dataset, raw, vectorLength),
  });
  const asGiven = factorRows(linearRows(given, samples, shape), sampleCount);
  const lift = liftOf(asGiven, certificate.groupDimension);
  const oracle = lift === 1 ? given : scaleOracle(given, lift);
  const factor = lift === 1 ? asGiven : scale(asGiven, lift);
  return {
    stackSystem: {
      ...common,
      ...finiteForm(oracle, samples, sampleCount),
      factor: { values: Float32Array.from(factor.data), columns: factor.columns },
      ...(parameterisation.kind === 'linear' && factor.rows <= MOST_PRECONDITIONED
        ? { preconditioner: precondition(factor) }
        : {}),
    },
    certificate: {
      ...certificate,
      ...qualityOf(
        fits,
        factors.map((each) => each * lift),
      ),
    },
    ...referee(oracle),
  };
}

/** What a certificate says of vector fields. */
const NO_DIMENSION: Omit<Certificate, 'system' | 'dimension'> = {
  ...{ groupDimension: null, largestZero: null, smallestNonZero: null, rowCount: 0, parameterCount: 0 },
  reason: 'Vector fields have no group dimension.',
};

/**
 * The least singular value of rows along a direction that is no symmetry: what presses a generator off it has to show beside
 * the other losses. Weaker rows are lifted to 1, by one factor of the oracle; stronger ones stay, for training sees them
 * preconditioned.
 */
const WEAKEST_DIRECTION = 0.1;

/** Its decomposition costs p³: 6 s for 729 parameters, and a minute, in which a slot would be taken for dead, for twice as many. */
const MOST_PRECONDITIONED = 1000;

/** What φ is multiplied by; 1 where its weakest direction is felt, or where nothing says which direction that is. */
function liftOf(factor: Matrix, groupDimension: number | null): number {
  if (groupDimension === null || groupDimension >= factor.rows) return 1;
  const weakest = singularValues(factor)[factor.rows - groupDimension - 1] ?? NaN;
  return weakest < WEAKEST_DIRECTION && weakest > 0 ? 1 / weakest : 1;
}

function finiteForm({ evaluate }: Oracle, samples: Float64Array, sampleCount: number): Pick<StackSystem, 'finite'> {
  return evaluate === undefined ? {} : { finite: { samples: Float32Array.from(samples), sampleCount, evaluate } };
}

/** The samples of an oracle that takes fewer vectors than the others: the first ones of each. */
function ownVectors(samples: Float64Array, own: Oracle, all: Oracle, vectorLength: number): Float64Array {
  if (own.vectorCount === all.vectorCount) return samples;
  const [length, ownLength] = [all.vectorCount * vectorLength, own.vectorCount * vectorLength];
  return samples.filter((_, at) => at % length < ownLength);
}

/** How finely the features of a file are known. */
function quantaOf(
  { data }: SweepSpec,
  { samples }: Dataset,
  { vectorCount }: Oracle,
  vectorLength: number,
): { readonly quanta?: Float64Array } {
  if (data.kind !== 'csv' && data.kind !== 'npy') return {};
  const width = vectorCount * vectorLength;
  return { quanta: Float64Array.from({ length: vectorLength }, (_, column) => columnQuantum(samples, column, width)) };
}

/** The quadratic forms of a model that is one. */
function formsOf({ model, quality, certificate }: LearnedFit): Pick<OracleFit, 'forms'> {
  if (model.fits !== 'polynomials') return {};
  const error = Math.sqrt(Math.max(0, 1 - quality.train) / Math.max(1, certificate?.rowCount ?? 1));
  const forms = model.polynomials.flatMap((polynomial) => quadraticFormOf(polynomial, error) ?? []);
  return forms.length === model.polynomials.length ? { forms } : {};
}

function qualityOf(
  fits: readonly (StoredOracle | undefined)[],
  factors: readonly number[],
): { readonly fits?: readonly OracleFit[] } {
  const learned = fits.flatMap((each, position): OracleFit[] =>
    each === undefined
      ? []
      : [
          {
            ...each.fit.quality,
            factor: factors[position] ?? NaN,
            digest: each.digest,
            ...formsOf(each.fit),
          },
        ],
  );
  return learned.length === 0 ? {} : { fits: learned };
}
