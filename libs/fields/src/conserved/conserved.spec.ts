import { normalStream } from '@liesweep/sweep';
import { dictionaryOf } from '../dictionary-of.js';
import type { NamedFunction } from '../dictionary.js';
import { conservedQuantities, type ConservedProblem } from './conserved-quantities.js';
import { poissonAlgebra } from './poisson-algebra.js';

const FEATURES = ['x', 'y', 'z', 'px', 'py', 'pz'];
const PAIRS = [
  [0, 3],
  [1, 4],
  [2, 5],
] as const;

function samplesOf(count: number, seed: number, change: (x: Float64Array) => void = () => undefined): Float64Array {
  const draw = normalStream(seed);
  const samples = Float64Array.from({ length: count * 6 }, () => draw());
  for (let at = 0; at < samples.length; at += 6) change(samples.subarray(at, at + 6));
  return samples;
}
const momentum = (x: Float64Array): number[] => [...x.subarray(3)];
const oscillator = (x: Float64Array): number[] => [...momentum(x), ...x.subarray(0, 3).map((entry) => -entry)];
const radius = (x: Float64Array): number => Math.hypot(...x.subarray(0, 3));
const kepler = (x: Float64Array): number[] => [
  ...momentum(x),
  ...x.subarray(0, 3).map((entry) => -entry / radius(x) ** 3),
];

/** Away from the centre, and bound. */
function bind(x: Float64Array): void {
  const r = radius(x);
  for (let j = 0; j < 3; j += 1) {
    x[j] = ((x[j] ?? NaN) * (0.5 + r)) / r;
    x[j + 3] = (x[j + 3] ?? NaN) * 0.4;
  }
}

/** 1/r and x_i/r. */
const RADIAL: readonly NamedFunction[] = [-1, 0, 1, 2].map((i) => ({
  name: i < 0 ? '1/r' : `${FEATURES[i] ?? ''}/r`,
  value: (x) => (i < 0 ? 1 : (x[i] ?? NaN)) / radius(x),
  gradient: (x) =>
    Float64Array.from(x, (entry, j) =>
      j > 2 ? 0 : (i === j ? 1 : 0) / radius(x) - ((i < 0 ? 1 : (x[i] ?? NaN)) * entry) / radius(x) ** 3,
    ),
}));

describe('the oscillator in space', () => {
  const problem: ConservedProblem = {
    features: FEATURES,
    dictionary: dictionaryOf({ features: FEATURES, degree: 2 }),
    samples: samplesOf(300, 1),
    heldOut: samplesOf(50, 2),
    velocity: oscillator,
  };
  const found = conservedQuantities(problem);

  it('conserves nine quadratic functions, of which five are independent', () => {
    expect(found).toMatchObject({ kind: 'certified', dimension: 9, independent: 5, vanishing: 0, functionCount: 27 });
    expect(found.largestZero).toBeLessThan(1e-14);
    expect(found.smallestNonZero).toBeGreaterThan(0.05);
    expect(found.functions.every(({ isExact }) => isExact)).toBe(true);
    const formulas = found.functions.map(({ formula }) => formula);
    expect(formulas.filter((formula) => formula.includes('·') || formula.includes('px'))).not.toHaveLength(0);
  });

  it('whose brackets are u(3) = su(3) ⊕ R', () => {
    const { dictionary, samples } = problem;
    const algebra = poissonAlgebra({ functions: found.functions, dictionary, samples, pairs: PAIRS });
    expect(algebra).toMatchObject({ kind: 'algebra', hasConstant: false });
    expect(algebra.central).toEqual(['x² + y² + z² + px² + py² + pz²']);
    expect(algebra.structure?.name).toBe('su(3)⊕R');
    algebra.structureConstants.data.forEach((constant) => {
      expect(Math.abs(constant - Math.round(constant))).toBeLessThan(1e-8);
    });
  });

  it('conserves less where one spring is harder', () => {
    const velocity = (x: Float64Array): number[] => [
      ...momentum(x),
      -(x[0] ?? NaN),
      -(x[1] ?? NaN),
      -2 * (x[2] ?? NaN),
    ];
    const broken = conservedQuantities({ ...problem, velocity });
    expect(broken.dimension).toBe(5); // u(2) of x and y, and the energy along z
  });

  it('does not depend on units, origin or mixing of the features', () => {
    const shifted = (samples: Float64Array): Float64Array =>
      samples.map((entry, at) => (at % 6 < 3 ? 1000 * entry + 500 : entry / 50));
    const velocity = (x: Float64Array): number[] => {
      const own = x.map((entry, j) => (j < 3 ? (entry - 500) / 1000 : entry * 50));
      return oscillator(own).map((entry, j) => (j < 3 ? entry * 1000 : entry / 50));
    };
    const { samples, heldOut } = problem;
    const moved = conservedQuantities({ ...problem, samples: shifted(samples), heldOut: shifted(heldOut), velocity });
    expect(moved.dimension).toBe(9);
    expect((moved.smallestNonZero ?? NaN) / (found.smallestNonZero ?? NaN)).toBeCloseTo(1, 6);
  });

  it('is only detected where the flow was measured', () => {
    const draw = normalStream(9);
    const noisy = new Map<string, number[]>();
    const velocity = (x: Float64Array): number[] => {
      const known = noisy.get(x.join()) ?? oscillator(x).map((entry) => entry * (1 + 0.001 * draw()));
      noisy.set(x.join(), known);
      return known;
    };
    const measured = conservedQuantities({ ...problem, velocity, precision: 0.001 });
    expect(measured).toMatchObject({ kind: 'detected', dimension: 9 });
    expect(measured.reason).toMatch(/detected and not certified/);
  });
});

describe('the Kepler problem', () => {
  const samples = samplesOf(600, 3, bind);
  const problem: ConservedProblem = {
    features: FEATURES,
    dictionary: dictionaryOf({ features: FEATURES, degree: 3, functions: RADIAL }),
    samples,
    heldOut: samplesOf(60, 4, bind),
    velocity: kepler,
  };
  const found = conservedQuantities(problem);

  it('conserves energy, angular momentum and the Laplace vector', () => {
    expect(found).toMatchObject({ kind: 'certified', dimension: 7, independent: 5 });
    expect(found.functions.filter(({ isExact }) => isExact)).toHaveLength(7);
    expect(found.functions.map(({ formula }) => formula)).toContain('px² + py² + pz² − 2/r');
  });

  it('whose brackets are so(4) on the levels of negative energy', () => {
    const algebra = poissonAlgebra({
      functions: found.functions,
      dictionary: problem.dictionary,
      samples,
      pairs: PAIRS,
    });
    expect(algebra.kind).toBe('algebra-on-levels');
    expect(algebra.central).toEqual(['px² + py² + pz² − 2/r']);
    expect(algebra.level[0]).toBeLessThan(0);
    expect(algebra.elements).toHaveLength(6);
    expect(algebra.structure?.name).toMatch(/so\(4\)/);
  });

  it('and so(1,3) on those of positive energy', () => {
    const free = samples.map((entry, at) => (at % 6 > 2 ? 10 * entry : entry));
    const algebra = poissonAlgebra({
      functions: found.functions,
      dictionary: problem.dictionary,
      samples: free,
      pairs: PAIRS,
    });
    expect(algebra.structure?.name).toMatch(/so\(1,3\)|sl\(2,C\)/);
  });
});

describe('what is refused', () => {
  const features = ['x', 'p'];
  const samples = Float64Array.from({ length: 200 }, normalStream(7));
  const free = (x: Float64Array): number[] => [x[1] ?? NaN, 0];

  it('too few samples, and a flow that is not finite', () => {
    const dictionary = dictionaryOf({ features, degree: 4 });
    const few = { features, dictionary, samples: samples.subarray(0, 20), heldOut: samples, velocity: free };
    expect(conservedQuantities(few)).toMatchObject({ dimension: null, refusal: 'few-rows' });
    const infinite = { ...few, samples, velocity: () => [NaN, 0] };
    expect(conservedQuantities(infinite)).toMatchObject({ dimension: null, refusal: 'not-finite' });
  });

  it('functions that are one on the samples are reported, and not counted', () => {
    const circle = samples.map((entry, at) => {
      const angle = samples[at - (at % 2)] ?? NaN;
      return entry === entry && at % 2 === 0 ? Math.cos(3 * angle) : Math.sin(3 * angle);
    });
    const dictionary = dictionaryOf({ features, degree: 2 });
    const turning = (x: Float64Array): number[] => [-(x[1] ?? NaN), x[0] ?? NaN];
    const found = conservedQuantities({ features, dictionary, samples: circle, heldOut: circle, velocity: turning });
    expect(found).toMatchObject({ vanishing: 1, dimension: 0 });
  });
});

it('a constant that no choice takes away is an element: the Heisenberg algebra', () => {
  const features = ['x', 'p'];
  const samples = Float64Array.from({ length: 400 }, normalStream(8));
  const functions = [1, 2].map((k) => ({
    coefficients: Float64Array.from({ length: 3 }, (_, at) => (at === k ? 1 : 0)),
    formula: features[k - 1] ?? '',
    isExact: true,
  }));
  const algebra = poissonAlgebra({
    functions,
    dictionary: dictionaryOf({ features, degree: 1 }),
    samples,
    pairs: [[0, 1]],
  });
  expect(algebra).toMatchObject({ kind: 'algebra', hasConstant: true, elements: ['x', 'p', '1'] });
  expect([...algebra.structureConstants.data]).toEqual(
    [0, 0, 1, 0, 0, 0, 0, 0, 0].map((e) => expect.closeTo(e, 10) as number),
  );
});
