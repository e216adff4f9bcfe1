import { parseExpression } from '@liesweep/sweep';
import type { AnsatzBlock } from '../ansatz.js';
import { dictionaryOf } from '../dictionary-of.js';
import type { FieldProblem } from '../field-problem.js';
import type { LabelAction } from '../label-action.js';
import { namedFunction } from '../named-function.js';
import { normalLaw, type SampleLaw } from './system-samples.js';

/** A system of the table of reference systems, as short as it can be written. */
export interface ReferenceSystem {
  readonly id: string;
  /** Labels, in the names of all features. */
  readonly labels: readonly string[] | LabelFunctions;
  /** Names of one particle's features. */
  readonly features: readonly string[];
  /** q; 1 where absent. */
  readonly particles?: number;
  /** Particles that move by fields of their own. */
  readonly untied?: boolean;
  /** Sizes of blocks of a sample that is no list of particles. */
  readonly sizes?: readonly number[];
  readonly degree?: number;
  readonly lowestDegree?: number;
  readonly functions?: readonly string[];
  readonly law?: SampleLaw;
  readonly labelAction?: LabelAction;
}

/** Labels that no expression gives. */
export interface LabelFunctions {
  readonly count: number;
  readonly value: (x: Float64Array) => readonly number[];
  readonly gradient: (x: Float64Array) => readonly Float64Array[];
}

/** The rows per coefficient, and the fewest samples, of the reference. */
const ROWS_PER_COEFFICIENT = 8;
const FEWEST_SAMPLES = 400;

/** A reference system as a problem of fields. */
export function problemOf(system: ReferenceSystem, seed = 1): FieldProblem {
  const { features, particles = 1, degree = 1, lowestDegree = 0, functions = [], labelAction } = system;
  const law = system.law ?? normalLaw();
  const n = features.length;
  const sizes = system.sizes ?? Array.from({ length: particles }, () => n);
  const sampleLength = sizes.reduce((sum, size) => sum + size, 0);
  const named = functions.map((text) => namedFunction(parseExpression(text, { names: features })));
  const starts = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, size) => sum + size, 0));
  const copies = sizes.map((size, at) => Array.from({ length: size }, (_, j) => (starts[at] ?? NaN) + j));
  const blockOf = (own: readonly string[], places: readonly (readonly number[])[]): AnsatzBlock => ({
    dictionary: dictionaryOf({ features: own, degree, lowestDegree, functions: named }),
    features: own,
    copies: places,
  });
  const isTied = system.sizes === undefined && system.untied !== true;
  const names = namesOf(system, sizes);
  const blocks = isTied
    ? [blockOf(features, copies)]
    : copies.map((places) =>
        blockOf(
          places.map((place) => names[place] ?? '?'),
          [places],
        ),
      );
  const labels = labelsOf(system, names, particles);
  const coefficients = blocks.reduce((sum, { dictionary }) => sum + dictionary.size * dictionary.dimension, 0);
  const count = Math.max(FEWEST_SAMPLES, ROWS_PER_COEFFICIENT * coefficients);
  return {
    ansatz: { sampleLength, blocks },
    labelCount: labels.count,
    samples: law(seed, count, sampleLength),
    heldOut: law(seed + 1000, count, sampleLength),
    gradient: labels.gradient,
    value: labels.value,
    labelAction: labelAction ?? { kind: 'invariant' },
    rows: 'flattened',
  };
}

/** Features by their own names, and with the particle's number where there are several. */
function namesOf({ features, sizes: given }: ReferenceSystem, sizes: readonly number[]): string[] {
  if (given !== undefined)
    return sizes.flatMap((size, at) => Array.from({ length: size }, (_, j) => `x${String(at + 1)}_${String(j + 1)}`));
  return sizes.flatMap((_, at) => features.map((name) => (sizes.length === 1 ? name : `${name}${String(at + 1)}`)));
}

function labelsOf({ labels }: ReferenceSystem, names: readonly string[], vectors: number): LabelFunctions {
  if ('count' in labels) return labels;
  const parsed = labels.map((text) => parseExpression(text, { names, vectors }));
  return {
    count: parsed.reduce((sum, { valueCount }) => sum + valueCount, 0),
    value: (x) => parsed.flatMap((each) => each.value(x)),
    gradient: (x) => parsed.flatMap((each) => each.gradient(x)),
  };
}
