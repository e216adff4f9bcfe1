import { matrixOf, su, type Matrix } from '@liesweep/lie';
import { lorentz, so } from '@liesweep/lie/testing';
import type { StoredTrialTensors } from '@liesweep/storage';
import { normalStream, parseSweepFile, type GeneratorShape, type SweepSpec } from '@liesweep/sweep';
import { standardCoordinates } from '@liesweep/verdict';
import { DIFFERENCE, DISTANCE, ELLIPSE, MOTIONS, SHIFTED_ELLIPSE } from '../testing/field-sample.js';
import { SAMPLE_FLOWS, tensorOf } from '../testing/sample-tensors.js';
import { generatorAction, type ActedOn, type ActionView } from './generator-action.js';
import { particleCountOf } from './particle-count.js';
import { samplePoints } from './sample-points.js';
import { systemFormula } from './system-formula.js';

/** Generators are stored in float32; a boost amplifies its rounding by what it stretches. */
const FLOAT32_KEPT = 1e-4;

/** The flow of a field is followed with an error of 1e-10 a step. */
const FLOW_KEPT = 1e-7;

/** That of a network with 1e-7. */
const NETWORK_FLOW_KEPT = 1e-5;

/** A network of some thousand parameters is asked so often within a second. */
const MOST_ASKED = 50_000;

/** What a generator that is no symmetry changes φ by, at the least: a tenth of its spread. */
const BROKEN = 0.1;

const sweep = (oracles: string, dimension: number, more = ''): SweepSpec =>
  parseSweepFile(`name: action
system:
  oracles: [${oracles}]
${more}grid: { dimension: ${String(dimension)}, generators: [1, 2, 3] }
`);

function tensorsOf(generators: readonly Matrix[], shape: readonly number[]): StoredTrialTensors {
  const rows = generators.map(({ data }) => Array.from(data));
  return {
    generators: tensorOf([generators.length, ...shape], rows.flat()),
    structureConstants: undefined,
    curve: { steps: [], losses: [] },
  };
}

function actedOn(
  spec: SweepSpec,
  dimension: number,
  tensors: StoredTrialTensors,
  more: Partial<ActedOn> = {},
): ActedOn {
  const shape: GeneratorShape = { dimension, field: spec.system.field };
  const particleCount = particleCountOf(spec.system, shape);
  const formula = systemFormula(spec.system, shape);
  return {
    ...{ spec, shape, tensors, certificate: undefined, particleCount, problems: [] },
    samples: samplePoints(spec, dimension, particleCount, undefined),
    labels: formula === null ? null : (x) => formula.value(x),
    ...more,
  };
}

const ask = (given: ActedOn, generator = 0, basis: 'trained' | 'sparsest' | 'certified' = 'trained'): ActionView =>
  generatorAction(given, { basis, generator, frames: 9, samples: 40 });

/** Matrices of norm² 2, of which nearly none is a symmetry. */
function randomGenerators(n: number, count: number): Matrix[] {
  const draw = normalStream(5);
  return Array.from({ length: count }, () => {
    const entries = Array.from({ length: n * n }, () => draw());
    const norm = Math.hypot(...entries);
    return matrixOf(
      n,
      n,
      entries.map((entry) => (entry * Math.SQRT2) / norm),
    );
  });
}

describe('φ is kept by what is a symmetry, and by nothing else', () => {
  const LENGTH = '{ kind: squared-norm }';
  const INTERVAL = '{ kind: quadratic, signature: [1, -1, -1, -1] }';

  test.each([
    ['rotations of the plane', sweep(LENGTH, 2), so(2), 2],
    ['rotations of space', sweep(LENGTH, 3), so(3), 3],
    ['Lorentz transformations', sweep(INTERVAL, 4), lorentz(), 4],
  ])('%s', (_, spec, generators, n) => {
    const kept = generators.map((__, a) => ask(actedOn(spec, n, tensorsOf(generators, [n, n])), a));
    for (const { samples, problem } of kept) {
      expect(samples.largestChange).toBeLessThan(FLOAT32_KEPT);
      expect(samples.largestChange).toBeGreaterThanOrEqual(0);
      expect(problem).toBeNull();
    }
    const random = randomGenerators(n, 4);
    for (const [a] of random.entries()) {
      const { samples } = ask(actedOn(spec, n, tensorsOf(random, [n, n])), a);
      expect(samples.largestChange).toBeGreaterThan(BROKEN);
    }
  });

  test('complex matrices keep the norm of complex features, whose parts are told apart', () => {
    const spec = sweep(LENGTH, 2, '  field: complex\n');
    const blocks = su(2).map(({ rows, data }) => {
      const n = rows / 2;
      const block = (top: number): number[] =>
        Array.from({ length: n * n }, (_, at) => data[(top + Math.floor(at / n)) * rows + (at % n)] ?? NaN);
      return matrixOf(rows, n, [...block(0), ...block(n)]);
    });
    const { samples, features } = ask(actedOn(spec, 2, tensorsOf(blocks, [2, 2, 2])));
    expect(features).toEqual(['Re x', 'Re y', 'Im x', 'Im y']);
    expect(samples.before[0]).toHaveLength(4);
    expect(samples.largestChange).toBeLessThan(FLOAT32_KEPT);
  });

  test('a generator is followed in the units of the features, also where these differ by 1e6', () => {
    const draw = normalStream(2);
    const units = [1e3, 1e-3];
    const rows = Array.from({ length: 200 }, () => Float64Array.from(units, (unit) => unit * draw()));
    const coordinates = standardCoordinates(Float64Array.from(rows.flatMap((row) => [...row])), {
      dimension: 2,
      field: 'real',
    });
    const [a, b] = units as [number, number];
    const turn = matrixOf(2, 2, [0, a / b, -b / a, 0]);
    const given = actedOn(
      sweep(LENGTH, 2),
      2,
      { ...tensorsOf([turn], [2, 2]), coordinates },
      {
        samples: rows,
        labels: ([x = NaN, y = NaN]) => [(x / a) ** 2 + (y / b) ** 2],
      },
    );
    const { samples, duration } = ask(given);
    expect(samples.largestChange).toBeLessThan(FLOAT32_KEPT);
    expect(duration).toBe(6); // a turn, to a digit that reads well
    const [before] = samples.before;
    const [after] = samples.after.at(-1) ?? [];
    expect((after?.[0] ?? NaN) / a).toBeCloseTo(
      Math.cos(6) * ((before?.[0] ?? NaN) / a) + Math.sin(6) * ((before?.[1] ?? NaN) / b),
      4,
    );
  });

  test('fields of a certificate', () => {
    const spec = parseSweepFile(SHIFTED_ELLIPSE);
    const certificate = { ...CERTIFICATE, fields: ELLIPSE };
    const given = actedOn(spec, 2, tensorsOf([matrixOf(2, 3, [4, 0, -4, -1, 1, 0])], [2, 3]), { certificate });
    for (const basis of ['certified', 'trained'] as const) {
      const { samples, contours, paths } = ask(given, 0, basis);
      expect(samples.largestChange).toBeLessThan(FLOW_KEPT);
      expect(contours?.values.flat().every((value) => value !== null)).toBe(true);
      expect(paths.length).toBeGreaterThan(8);
    }
    const wrong = actedOn(spec, 2, tensorsOf([matrixOf(2, 3, [4, 0, -4, 1, 1, 0])], [2, 3]), { certificate });
    expect(ask(wrong).samples.largestChange).toBeGreaterThan(BROKEN);
  });

  test('fields on several particles, one path for each', () => {
    const given = actedOn(parseSweepFile(DISTANCE), 2, tensorsOf([matrixOf(2, 3)], [2, 3]), {
      certificate: { ...CERTIFICATE, fields: MOTIONS },
    });
    const view = ask(given, 2, 'certified');
    expect(view).toMatchObject({ particles: 2, features: ['x', 'y'], shownAxes: [0, 1], contours: null });
    expect(view.samples.before[0]).toHaveLength(4);
    expect(view.samples.largestChange).toBeLessThan(FLOW_KEPT);
    expect(view.paths.length % 2).toBe(0);
  });

  test('of labels that move along, the change is what they depart from that by', () => {
    const spec = parseSweepFile(DIFFERENCE);
    const given = actedOn(spec, 2, tensorsOf([matrixOf(2, 3)], [2, 3]), {
      certificate: { ...CERTIFICATE, fields: MOTIONS },
    });
    expect(ask(given, 2, 'certified').samples.largestChange).toBeLessThan(FLOW_KEPT);
  });
});

const CERTIFICATE = {
  ...{ system: '', dimension: 2, groupDimension: null, largestZero: null, smallestNonZero: null },
  ...{ rowCount: 0, parameterCount: 0, reason: '' },
};

describe('fields that are networks', () => {
  const spec = sweep(
    '{ kind: squared-norm }',
    3,
    '  parameterisation: { kind: non-linear, hidden: [8], activation: tanh }\n',
  );
  const rotation = (x: Float64Array): Float64Array => Float64Array.of(-(x[1] ?? NaN), x[0] ?? NaN, 0);
  const growth = (x: Float64Array): Float64Array => x.map((entry) => entry / 2);
  const given = actedOn(spec, 3, tensorsOf([matrixOf(1, 2), matrixOf(1, 2)], [2]), { networks: [rotation, growth] });

  test('keep φ where they are symmetries, to more than float32 says, and only there', () => {
    expect(ask(given, 0).samples).toMatchObject({ labelsMove: false });
    expect(ask(given, 0).samples.largestChange).toBeLessThan(NETWORK_FLOW_KEPT);
    expect(ask(given, 1).samples.largestChange).toBeGreaterThan(BROKEN);
  });

  test('are asked no more often than shows them, however many samples are asked for', () => {
    let asked = 0;
    const counting = (x: Float64Array): Float64Array => {
      asked += 1;
      return rotation(x);
    };
    const view = generatorAction(
      { ...given, networks: [counting] },
      { basis: 'trained', generator: 0, frames: 60, samples: 400 },
    );
    expect(view.samples.after).toHaveLength(60);
    expect(view.samples.before.length).toBeGreaterThan(1);
    expect(asked).toBeLessThan(MOST_ASKED);
  });
});

test('frame 0 is where the samples are, and the axes are those that move most', () => {
  const [inPlane] = so(5).slice(-1); // of the last two features
  const given = actedOn(
    sweep('{ kind: squared-norm }', 5),
    5,
    tensorsOf(inPlane === undefined ? [] : [inPlane], [5, 5]),
  );
  const { samples, shownAxes, paths } = ask(given);
  expect(samples.after[0]).toEqual(samples.before);
  expect(samples.labelsAfter?.[0]).toEqual(samples.labelsBefore);
  expect(shownAxes).toEqual(expect.arrayContaining([3, 4]));
  expect(paths.every((path) => path.length === 61 && path.every((point) => point.length === 3))).toBe(true);
});

test('where φ or samples are missing it says why, and moves what it can', () => {
  const spec = sweep('{ kind: squared-norm }', 3);
  const without = ask(actedOn(spec, 3, tensorsOf(so(3), [3, 3]), { labels: null, problems: ['φ is not known.'] }));
  expect(without.problem).toBe('φ is not known.');
  expect(without.samples).toMatchObject({ labelsBefore: null, labelsAfter: null, largestChange: null });
  expect(without.samples.after).toHaveLength(9);
  const nothing = ask(actedOn(spec, 3, tensorsOf(so(3), [3, 3]), { samples: [], problems: ['No rows.'] }));
  expect(nothing).toMatchObject({ problem: 'No rows.', paths: [], samples: { before: [], largestChange: null } });
  expect(() => ask(actedOn(spec, 3, tensorsOf(so(3), [3, 3])), 3)).toThrow('expected one below 3');
});

test('the largest answers stay below a megabyte', () => {
  for (const n of [2, 30, 300]) {
    const spec = sweep('{ kind: squared-norm }', n);
    const given = actedOn(spec, n, tensorsOf(randomGenerators(n, 1), [n, n]));
    const view = generatorAction(given, { basis: 'trained', generator: 0, frames: 60, samples: 400 });
    expect(JSON.stringify(view).length).toBeLessThan(1_000_000);
    expect(view.samples.after.length).toBeGreaterThan(1);
  }
});

test('digits that were stored are told by generator, the original at time 0', () => {
  const tensors = { ...tensorsOf(randomGenerators(2, 2), [2, 2]), flows: SAMPLE_FLOWS };
  const spec = sweep('{ kind: squared-norm }', 2);
  expect(ask(actedOn(spec, 2, tensors), 0).digits).toBeNull();
  const { digits } = ask(actedOn(spec, 2, tensors), 1);
  expect(digits?.strips).toMatchObject([{ times: [-1, 0, 1], classes: [0, 1, 1] }]);
  expect(Buffer.from(digits?.strips[0]?.images[1] ?? '', 'base64')).toEqual(Buffer.alloc(784, 255));
});
