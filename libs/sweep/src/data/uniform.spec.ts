import { InvalidSweepError } from '../errors.js';
import { parseSweepFile } from '../sweep-file/parse-sweep-file.js';
import { dataOf, type UniformDataSpec } from './index.js';

const SPEC: UniformDataSpec = { kind: 'uniform', from: -2, to: 1, apart: 0.7, samples: 50 };
const PAIRS = { vectorCount: 3, vectorLength: 2 };

function samplesOf(spec: UniformDataSpec, seed: number, count = 50): readonly Float64Array[] {
  const next = dataOf(spec).sampler?.(spec, PAIRS, seed);
  if (next === undefined) throw new TypeError('uniform data are drawn');
  return Array.from({ length: count }, () => next());
}

function refusals(data: string, particles = 'particles: { count: 4, features: [x] }'): string[] {
  const text =
    `name: a\nsystem: { oracles: [{ kind: expression, of: "x1" }], ${particles} }\n` +
    `data: ${data}\ngrid: { ${particles === '' ? 'dimension: 1, ' : ''}generators: 1 }\n`;
  try {
    parseSweepFile(text);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidSweepError)) throw error;
    return error.issues.map(({ path, message }) => `${path}: ${message}`);
  }
}

test('the same seed gives the same samples, another one others', () => {
  expect(samplesOf(SPEC, 3)).toEqual(samplesOf(SPEC, 3));
  expect(samplesOf(SPEC, 3)).not.toEqual(samplesOf(SPEC, 4));
});

test('every feature lies between the bounds and goes near both, and no two particles are nearer than they may', () => {
  const samples = samplesOf(SPEC, 5, 200);
  const numbers = samples.flatMap((sample) => [...sample]);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(-2);
  expect(Math.min(...numbers)).toBeLessThan(-1.9);
  expect(Math.max(...numbers)).toBeLessThan(1);
  expect(Math.max(...numbers)).toBeGreaterThan(0.9);
  for (const sample of samples) {
    expect(sample).toHaveLength(6);
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const [x, y] = [0, 1].map((entry) => (sample[2 * a + entry] ?? NaN) - (sample[2 * b + entry] ?? NaN));
      expect(Math.hypot(x ?? NaN, y ?? NaN)).toBeGreaterThanOrEqual(0.7);
    }
  }
});

test('what no sample can be is refused with the reason', () => {
  expect(() => samplesOf({ ...SPEC, apart: 9 }, 1)).toThrow('data.apart: of 10000 samples none has particles 9 apart');
  expect(refusals('{ kind: uniform, from: 0, to: 1, apart: 0.2 }')).toEqual([]);
  expect(refusals('{ kind: uniform, from: 0, to: 1, apart: 0.4 }')).toEqual([
    'data.apart: expected 4 particles that can be so far apart between 0 and 1, got 0.4, which no sample of 4000 keeps',
  ]);
  expect(refusals('{ kind: uniform, from: 1, to: 1 }')).toEqual(['data.to: expected from < to, got 1 and 1']);
  expect(refusals('{ kind: uniform, apart: -1 }')).toEqual([
    'data.apart: expected a finite number, 0 or above, got -1',
  ]);
  expect(refusals('{ kind: uniform, apart: 1 }', '')).toEqual([
    'data.apart: expected 0, for a sample is one particle, got 1',
  ]);
});
