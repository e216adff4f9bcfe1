import {
  dictionaryFunction,
  featureNames,
  oracleOf,
  particleFeatureNames,
  realDimension,
  shortText,
  type FileDataset,
  type RowBlocks,
  type SweepSpec,
} from '@liesweep/sweep';
import { makeOracle } from '../make-oracle.js';
import { datasetBlocks } from './dataset.js';

/** Samples that are looked at of those trained on, and of those held out. */
const MOST_SAMPLES = 50_000;

/** Most features that a message gives the values of. */
const SHOWN_FEATURES = 8;

/** Digits of a value in a message. */
const SHOWN_DIGITS = 6;

/** A function that has to be defined on the data, with its gradients. */
interface AskedFunction {
  readonly name: string;
  /** Where it takes its numbers in a sample. */
  readonly first: number;
  readonly length: number;
  readonly value: (x: Float64Array) => number;
  readonly gradient: (x: Float64Array) => Float64Array;
}

/**
 * The first sample on which a formula that a sweep writes down, or a function of its dictionary, is no finite number or has no finite
 * gradient: a division by zero, a logarithm of nothing. A sentence that names both; undefined where there is none.
 *
 * @param file what was read from the data file of the sweep
 */
export function undefinedLabel(spec: SweepSpec, dimension: number, file?: FileDataset): string | undefined {
  const shape = { dimension, field: spec.system.field };
  const vectorCounts = spec.system.oracles.map((oracle) => oracleOf(oracle).vectorCount?.(shape, oracle) ?? 1);
  const vectorCount = spec.system.particles?.count ?? Math.max(...vectorCounts);
  const sampleLength = vectorCount * realDimension(shape);
  const asked = askedFunctions(spec, dimension, vectorCount);
  if (asked.length === 0) return undefined;
  const { samples, heldOut } = datasetBlocks(spec, dimension, sampleLength, file);
  const names = namesOf(spec, dimension, vectorCount);
  for (const table of firstSamples(samples, heldOut)) {
    for (let at = 0; at < table.length; at += sampleLength) {
      for (const { name, first, length, value: valueAt, gradient } of asked) {
        const x = table.subarray(at + first, at + first + length);
        const value = valueAt(x);
        const slope = gradient(x).find((entry) => !Number.isFinite(entry));
        if (Number.isFinite(value) && slope === undefined) continue;
        const wrong = Number.isFinite(value) ? `a slope of ${name}` : name;
        const found = Number.isFinite(value) ? slope : value;
        return `${wrong} is ${Number.isNaN(found) ? 'not a number' : String(found)} at ${pointOf(x, names.slice(first))}`;
      }
    }
  }
  return undefined;
}

/** The samples that are looked at, block by block. */
function* firstSamples(...tables: readonly RowBlocks[]): Generator<Float64Array> {
  for (const table of tables) {
    let rest = MOST_SAMPLES * table.width;
    for (const block of table.blocks()) {
      yield block.subarray(0, rest);
      rest -= block.length;
      if (rest <= 0) break;
    }
  }
}

function askedFunctions(
  { system, data }: Pick<SweepSpec, 'system' | 'data'>,
  dimension: number,
  vectorCount: number,
): readonly AskedFunction[] {
  const shape = { dimension, field: system.field };
  const ofOracles = system.oracles.flatMap((named): AskedFunction[] => {
    const names = oracleOf(named).labelNames?.(named);
    if (names === undefined) return [];
    const oracle = makeOracle(named, shape);
    const { value } = oracle;
    return names.map((name, label) => ({
      ...{ name: shortText(name), first: 0, length: oracle.vectorCount * realDimension(shape) },
      value: (x) => value?.(x)[label] ?? Number.NaN,
      gradient: (x) => oracle.gradient(x)[label] ?? new Float64Array([Number.NaN]),
    }));
  });
  const { parameterisation } = system;
  const texts = 'functions' in parameterisation ? parameterisation.functions : [];
  const features = featureNames({ system, data }, dimension);
  const ofFields = texts.flatMap((stored): AskedFunction[] => {
    const { text, value, gradient } = dictionaryFunction(stored, features);
    return Array.from({ length: vectorCount }, (_, vector) => ({
      ...{ name: shortText(text), first: vector * dimension, length: dimension },
      value: (x) => value(x)[0] ?? Number.NaN,
      gradient: (x) => gradient(x)[0] ?? new Float64Array([Number.NaN]),
    }));
  });
  return [...ofOracles, ...ofFields];
}

function namesOf(
  { system, data }: Pick<SweepSpec, 'system' | 'data'>,
  dimension: number,
  vectorCount: number,
): readonly string[] {
  if (system.field !== 'real') return [];
  return particleFeatureNames({ count: vectorCount, features: featureNames({ system, data }, dimension) });
}

/** Such as `x = 0, y = 1.5`. */
function pointOf(x: Float64Array, names: readonly string[]): string {
  const shown = Array.from(x.subarray(0, SHOWN_FEATURES), (entry, at) => {
    const digits = String(Number(entry.toPrecision(SHOWN_DIGITS)));
    return names[at] === undefined ? digits : `${names[at]} = ${digits}`;
  });
  return `${shown.join(', ')}${x.length > SHOWN_FEATURES ? ', …' : ''}`;
}
