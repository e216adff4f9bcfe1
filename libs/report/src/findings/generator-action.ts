import { formulaText } from '@liesweep/figures/formula-text';
import { featureNames, LABELS_STAY, type GeneratorShape } from '@liesweep/sweep';
import { spreadsOf } from './change-of-labels.js';
import { digitStripsOf, type DigitStripView } from './digit-strips-of.js';
import { departureOfLabels } from './departure-of-labels.js';
import { featureRanges } from './feature-ranges.js';
import { fieldAction, type ActingField } from './field-action.js';
import { generatorBasis, type Basis, type StoredTrial } from './generator-basis.js';
import { fieldMotion, matrixMotion, type Motion } from './generator-motion.js';
import { motionDuration, sizesOf } from './motion-duration.js';
import { readableNumber } from './readable-number.js';
import { spreadPoints } from './spread-points.js';
import type { SweepSpec } from '@liesweep/sweep';

/** Paths that are drawn, and the points of each. */
const PATHS = 16;
const PATH_STEPS = 60;

/** Points on a side of the plane at which φ is asked for its contours. */
const CONTOUR_SIDE = 48;

/** As many numbers of moved samples, and of their labels, are told. */
const MOST_NUMBERS = 48_000;

/** Fields are followed step by step: of so many samples and frames at most. A step through a network takes longer. */
const MOST_FOLLOWED = { matrices: Infinity, fields: 2_500, networks: 1_000 } as const;

/** Networks are float32: what is followed more exactly says no more, and takes four times as long. */
const NETWORK_TOLERANCE = 1e-7;

/** Axes that points are drawn by. */
const MOST_AXES = 3;

/** What a generator acts on. */
export interface ActedOn extends Omit<StoredTrial, 'spec'> {
  readonly spec: Pick<SweepSpec, 'system' | 'data'>;
  readonly shape: GeneratorShape;
  /** The first samples of the data, q·r numbers each, in the units of the features; none where they cannot be read. */
  readonly samples: readonly Float64Array[];
  /** q */
  readonly particleCount: number;
  /** φ, all labels of a sample; null where it is not known as a function. */
  readonly labels: ((sample: Float64Array) => readonly number[]) | null;
  /** Sentences on what is missing of samples and φ. */
  readonly problems: readonly string[];
  /** Fields that are networks, on one vector in the units of the features, one per generator. */
  readonly networks?: readonly ((x: Float64Array) => Float64Array)[] | undefined;
}

/** Of what an action is asked. */
export interface ActionRequest {
  readonly basis: Basis;
  /** Position in the basis. */
  readonly generator: number;
  readonly frames: number;
  readonly samples: number;
}

/** What one generator does to the plane and to samples, as plain numbers. */
export interface ActionView {
  readonly generator: number;
  readonly duration: number;
  readonly features: string[];
  readonly particles: number;
  readonly shownAxes: number[];
  readonly contours: { x: number[]; y: number[]; values: (number | null)[][]; label: string } | null;
  /** [paths, points, shown axes] */
  readonly paths: number[][][];
  readonly samples: {
    before: number[][];
    after: number[][][];
    labelsBefore: number[][] | null;
    labelsAfter: number[][][] | null;
    labelsMove: boolean;
    largestChange: number | null;
  };
  readonly digits: { side: number; strips: DigitStripView[] } | null;
  readonly problem: string | null;
}

/**
 * What a generator does, followed in float64: samples along exp(t𝕁) or the flow of the field, and φ before and after.
 *
 * @throws RangeError when the basis has no such generator
 */
export function generatorAction(given: ActedOn, request: ActionRequest): ActionView {
  const { spec, shape, particleCount, tensors, samples: all, labels } = given;
  const { found, problem } = generatorBasis(given, request.basis);
  const features = realNames(featureNames(spec, shape.dimension), shape);
  const digits = request.basis === 'trained' ? digitStripsOf(tensors.flows, request.generator) : null;
  const labelsMove = spec.system.labelAction !== undefined && spec.system.labelAction.kind !== LABELS_STAY.kind;
  const empty: ActionView = {
    ...{ generator: request.generator, duration: 1, features, particles: particleCount, shownAxes: axesOf(features) },
    ...{ contours: null, paths: [], digits },
    samples: { before: [], after: [], labelsBefore: null, labelsAfter: null, labelsMove, largestChange: null },
    problem: sentences(given.problems, [problem]),
  };
  if (found === null) return empty;
  const acting = actingOn(given, found, request.generator);
  if (acting === null) return empty;
  const { motion, field } = acting;
  const r = features.length;
  const usable = all.filter(
    (sample) => sample.every(Number.isFinite) && motion.velocity(sample).every(Number.isFinite),
  );
  if (usable.length === 0) return empty;
  const duration = motionDuration(motion, usable, r);
  const frames = Math.max(2, Math.min(request.frames, Math.floor(MOST_NUMBERS / (r * particleCount))));
  const width = Math.max(r * particleCount, labels?.(usable[0] ?? new Float64Array()).length ?? 0);
  const count = Math.max(
    1,
    Math.min(
      ...[request.samples, usable.length, Math.floor(MOST_NUMBERS / (frames * width))],
      Math.floor(MOST_FOLLOWED[found.kind] / frames),
    ),
  );
  if (frames * width > MOST_NUMBERS) {
    return {
      ...empty,
      problem: sentences(given.problems, [
        `Samples of ${String(width)} numbers are too large to be shown while they move.`,
      ]),
    };
  }
  const shown = usable.slice(0, count);
  const followed = shown.map((sample) => motion.follow(sample, duration, frames - 1)); // [samples][frames]
  const sizes = sizesOf(usable, r);
  const shownAxes = axesThatMove(followed, sizes);
  const seen = labels === null ? null : labelsSeen(labels, usable, followed);
  const departure =
    labelsMove && field !== null && labels !== null
      ? departureOfLabels({ system: spec.system, field, samples: usable, labels, duration, n: shape.dimension })
      : null;
  const written = (sample: Float64Array): number[] =>
    Array.from(sample, (entry, at) => readableNumber(entry, sizes[at % r] ?? 1));
  return {
    ...empty,
    ...{ duration, shownAxes, paths: pathsOf(motion, usable, duration, shownAxes, { r, sizes }) },
    contours: labels === null || r !== 2 || particleCount !== 1 ? null : contoursOf(labels, usable),
    samples: {
      before: shown.map(written),
      after: Array.from({ length: frames }, (_, frame) =>
        followed.map((points) => written(points[frame] ?? new Float64Array())),
      ),
      labelsBefore: seen?.before ?? null,
      labelsAfter: seen?.after ?? null,
      labelsMove,
      largestChange: labelsMove ? departure : (seen?.largestChange ?? null),
    },
    problem: sentences(given.problems, [
      labelsMove && departure === null
        ? 'Labels move along with the samples in a way that is not followed here, so that their change says nothing.'
        : null,
    ]),
  };
}

function sentences(...groups: readonly (readonly (string | null)[])[]): string | null {
  const all = groups.flat().filter((each) => each !== null);
  return all.length === 0 ? null : all.join(' ');
}

/** What moves, and the field where it is one in a dictionary. */
function actingOn(
  { spec, shape, tensors, networks, particleCount }: ActedOn,
  found: NonNullable<ReturnType<typeof generatorBasis>['found']>,
  generator: number,
): { readonly motion: Motion; readonly field: ActingField | null } | null {
  const refuse = (count: number): void => {
    if (generator >= count)
      throw new RangeError(`generator: expected one below ${String(count)}, got ${String(generator)}`);
  };
  if (found.kind === 'matrices') {
    refuse(found.generators.shape[0] ?? 0);
    return { motion: matrixMotion(found, generator, tensors.coordinates), field: null };
  }
  if (found.kind === 'networks') {
    refuse(found.generators.shape[0] ?? 0);
    const network = networks?.[generator];
    if (network === undefined) return null;
    return { motion: fieldMotion(perVector(network, particleCount), NETWORK_TOLERANCE), field: null };
  }
  refuse(found.fields.basis.length);
  const field = fieldAction(found.fields, spec.system, shape.dimension).basis[generator];
  return field === undefined ? null : { motion: fieldMotion(field.ofSample), field };
}

/** One field on every vector of a sample. */
function perVector(velocity: (x: Float64Array) => Float64Array, count: number): (sample: Float64Array) => Float64Array {
  return (sample) => {
    const r = sample.length / count;
    return Float64Array.from(
      Array.from({ length: count }, (_, p) => Array.from(velocity(sample.subarray(p * r, (p + 1) * r)))).flat(),
    );
  };
}

function realNames(names: readonly string[], { field }: GeneratorShape): string[] {
  return field === 'real' ? [...names] : [...names.map((name) => `Re ${name}`), ...names.map((name) => `Im ${name}`)];
}

function axesOf(features: readonly string[]): number[] {
  return features.slice(0, MOST_AXES).map((_, axis) => axis);
}

/** The positions in a vector whose numbers move most, over their size. */
function axesThatMove(followed: readonly (readonly Float64Array[])[], sizes: Float64Array): number[] {
  const r = sizes.length;
  const moved = new Float64Array(r);
  for (const points of followed) {
    for (const point of points) {
      point.forEach((entry, at) => {
        const step = (entry - (points[0]?.[at] ?? Number.NaN)) / (sizes[at % r] ?? 1);
        moved[at % r] = (moved[at % r] ?? 0) + (Number.isFinite(step) ? step ** 2 : 0);
      });
    }
  }
  return Array.from({ length: r }, (_, axis) => axis)
    .toSorted((a, b) => (moved[b] ?? 0) - (moved[a] ?? 0) || a - b)
    .slice(0, MOST_AXES)
    .toSorted((a, b) => a - b);
}

/** Paths from samples that are far from each other on the shown axes; of several particles one each. */
function pathsOf(
  { follow }: Motion,
  samples: readonly Float64Array[],
  duration: number,
  axes: readonly number[],
  { r, sizes }: { readonly r: number; readonly sizes: Float64Array },
): number[][][] {
  const particles = (samples[0]?.length ?? r) / r;
  const startsAt = new Map<Float64Array, Float64Array>(
    samples.map((sample) => [Float64Array.from(axes, (axis) => (sample[axis] ?? NaN) / (sizes[axis] ?? 1)), sample]),
  );
  const chosen = spreadPoints([...startsAt.keys()], Math.max(1, Math.floor(PATHS / particles)));
  return chosen.flatMap((place) => {
    const start = startsAt.get(place);
    const points = start === undefined ? [] : follow(start, duration, PATH_STEPS);
    const finite = points.filter((point) => point.every(Number.isFinite));
    return Array.from({ length: particles }, (_, p) =>
      finite.map((point) => axes.map((axis) => readableNumber(point[p * r + axis] ?? NaN, sizes[axis] ?? 1))),
    );
  });
}

function contoursOf(
  labels: (sample: Float64Array) => readonly number[],
  samples: readonly Float64Array[],
): ActionView['contours'] {
  const [x, y] = featureRanges(samples, 2).map(([low, high]) =>
    Array.from({ length: CONTOUR_SIDE }, (_, at) =>
      Number((low + ((high - low) * at) / (CONTOUR_SIDE - 1)).toPrecision(7)),
    ),
  );
  if (x === undefined || y === undefined) return null;
  const values = y.map((second) =>
    x.map((first) => {
      const value = labels(Float64Array.of(first, second))[0] ?? Number.NaN;
      return Number.isFinite(value) ? Number(value.toPrecision(6)) : null;
    }),
  );
  const count = labels(Float64Array.of(x[0] ?? 0, y[0] ?? 0)).length;
  return { x, y, values, label: count > 1 ? formulaText('φ1') : 'φ' };
}

/** φ of samples while they move; nothing where it is not finite somewhere. */
function labelsSeen(
  labels: (sample: Float64Array) => readonly number[],
  data: readonly Float64Array[],
  followed: readonly (readonly Float64Array[])[],
): { readonly before: number[][]; readonly after: number[][][]; readonly largestChange: number } | null {
  const spreads = spreadsOf(data.map(labels));
  const frames = followed[0]?.length ?? 0;
  const after = Array.from({ length: frames }, (_, frame) =>
    followed.map((points) => labels(points[frame] ?? new Float64Array())),
  );
  const before = after[0] ?? [];
  if (!after.flat(2).every(Number.isFinite)) return null;
  const largestChange = Math.max(
    0,
    ...after.flatMap((rows) =>
      rows.flatMap((row, sample) =>
        row.map((value, k) => Math.abs(value - (before[sample]?.[k] ?? Number.NaN)) / (spreads[k] ?? Number.NaN)),
      ),
    ),
  );
  const written = (row: readonly number[]): number[] => row.map((value) => Number(value.toPrecision(9)));
  return { before: before.map(written), after: after.map((rows) => rows.map(written)), largestChange };
}
