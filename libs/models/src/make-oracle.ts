import { concat, matMul, tensor2d, type Tensor2D } from '@tensorflow/tfjs-core';
import {
  oracleOf,
  realDimension,
  type FileDataset,
  type GeneratorShape,
  type OracleDefinition,
  type OracleSpec,
} from '@liesweep/sweep';
import { gradientsAtRows } from './data/gradients-at-rows.js';
import { FINITE_FORMS, type FiniteForm } from './finite-forms/index.js';
import type { LearnedFit } from './learned/learned-fit.js';
import { learnedOracle } from './learned/learned-oracle.js';
import type { Oracle } from './oracle.js';

/** What an oracle is made of that is no formula. */
export interface OracleSources {
  /** Of `learnOracle`, for a learned one. */
  readonly fit?: LearnedFit | undefined;
  /** With the gradients, for one that is given by them. */
  readonly file?: FileDataset | undefined;
}

/**
 * The oracle that a specification names, on n real or complex features.
 *
 * @throws RangeError for a learned oracle without its fit, or gradients without their file
 */
export function makeOracle(spec: OracleSpec, shape: GeneratorShape, sources: OracleSources = {}): Oracle {
  return MAKERS[oracleOf(spec).source](spec, shape, sources);
}

const MAKERS: Readonly<
  Record<OracleDefinition<OracleSpec>['source'], (...of: Required<Parameters<typeof makeOracle>>) => Oracle>
> = {
  formula: (spec, shape) => {
    const definition = oracleOf(spec);
    const formula = definition.formula?.(spec, shape);
    const labelCount = definition.labelCount(spec, shape.field);
    if (formula === undefined || labelCount === undefined) throw new TypeError(`${spec.kind}: expected a formula`);
    const evaluate = (FINITE_FORMS[spec.kind] as FiniteForm<OracleSpec> | undefined)?.(spec, shape);
    return {
      ...{ labelCount, vectorCount: definition.vectorCount?.(shape, spec) ?? 1 },
      value: (x) => formula.value(x),
      gradient: (x) => formula.gradient(x),
      ...(evaluate === undefined ? {} : { evaluate }),
    };
  },
  labels: (_, shape, { fit }) => {
    if (fit === undefined) throw new RangeError('expected a fit of the learned oracle, got none');
    return learnedOracle(fit, realDimension(shape));
  },
  gradients: (_, shape, { file }) => {
    if (file?.gradients === undefined) throw new RangeError('expected the gradients of the oracle, got none');
    return { ...gradientsAtRows(file, file.gradients), vectorCount: file.vectorLength / realDimension(shape) };
  },
};

/**
 * Several oracles as one, to be kept at once: their labels stand side by side. An oracle of fewer vectors takes the first
 * ones of the sample.
 */
export function combineOracles(oracles: readonly Oracle[], shape: GeneratorShape): Oracle {
  const [first] = oracles;
  if (oracles.length === 1 && first !== undefined) return first;
  const vectorCount = Math.max(...oracles.map((oracle) => oracle.vectorCount));
  const sampleLength = vectorCount * realDimension(shape);
  const lengthOf = (oracle: Oracle): number => oracle.vectorCount * realDimension(shape);
  const evaluations = oracles.flatMap((oracle) =>
    oracle.evaluate === undefined ? [] : [{ length: lengthOf(oracle), evaluate: oracle.evaluate }],
  );
  const values = oracles.flatMap((oracle) =>
    oracle.value === undefined ? [] : [{ length: lengthOf(oracle), value: oracle.value }],
  );
  const precisions = oracles.flatMap(({ gradientPrecision }) => gradientPrecision ?? []);
  return {
    labelCount: oracles.reduce((total, { labelCount }) => total + labelCount, 0),
    vectorCount,
    ...(precisions.length === 0 ? {} : { gradientPrecision: Math.max(...precisions) }),
    ...(evaluations.length < oracles.length
      ? {}
      : {
          evaluate: (x: Tensor2D) =>
            concat<Tensor2D>(
              evaluations.map(({ length, evaluate }) => evaluate(firstColumns(x, length, sampleLength))),
              1,
            ),
        }),
    ...(values.length < oracles.length
      ? {}
      : { value: (x: Float64Array) => values.flatMap(({ length, value }) => value(x.subarray(0, length))) }),
    gradient: (x) =>
      oracles.flatMap((oracle) =>
        oracle.gradient(x.subarray(0, lengthOf(oracle))).map((gradient) => {
          const padded = new Float64Array(sampleLength);
          padded.set(gradient);
          return padded;
        }),
      ),
  };
}

/** The first columns, as a product with unit vectors: slicing would tie a traced gradient to the number of rows. */
function firstColumns(x: Tensor2D, length: number, sampleLength: number): Tensor2D {
  if (length === sampleLength) return x;
  return matMul(
    x,
    tensor2d(
      Array.from({ length: sampleLength }, (_, row) =>
        Array.from({ length }, (__, column) => (row === column ? 1 : 0)),
      ),
    ),
  );
}
