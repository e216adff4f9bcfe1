import fc from 'fast-check';
import { CorruptFileError } from './errors.js';
import { parseSweepFile } from './sweep-file/parse-sweep-file.js';
import { parseSweepSpec } from './sweep-spec-schema.js';
import type { SweepSpec } from './sweep-spec.js';
import { SMALL_SWEEP } from './testing/example-specs.js';

const DIGEST = `sha256:${'0'.repeat(64)}`;
const STORED = { uri: 'shards/00/00.safetensors', digest: DIGEST, bytes: 8 };

const FILES = {
  'all of a formula': `
name: all-of-it
system: { oracles: [norm, squared-norm, { kind: quadratic, signature: [1, -1] }, { kind: quadratic, matrix: [[1, 0], [0, 2]] },
  { kind: polynomial, terms: [{ coefficient: 2, powers: [1, 1] }] }, l1] }
grid: { dimension: 2, generators: [1, 2], weights: { closure: [0, 1], sparsity: 0.1 } }
training: { invariance: finite, schedule: cosine, structureConstants: learned }
execution: { device: gpu-h200, checkpointInterval: 1m, maxStackMemory: 2GiB }
budget: { trials: 3, deviceHours: 0.5, wallTime: 1h, failures: 0 }
candidates: [so(2), { path: boosts.npy }]
`,
  'a table': `
name: table
system: { oracles: [{ kind: learned, model: polynomial }, { kind: learned, model: { kind: mlp, hidden: [8] }, task: regression }],
  parameterisation: { kind: non-linear, hidden: [4] } }
data: { kind: csv, path: a.csv, features: [a, 3, { sum: [b, c] }, { square: d }], labels: [y] }
grid: { generators: 1 }
training: { schedule: constant }
`,
  'complex features': `
name: complex
system: { oracles: [squared-norm, { kind: vacuum, adjoint: [1, 2] }, { kind: vacuum, fundamental: [0, 1] }], field: complex,
  parameterisation: { kind: deep-linear, layers: 2 } }
data: { kind: csv, path: a.csv, complexPairs: [[a, b], [c, d]], scale: none }
grid: { generators: 1 }
`,
  'an array': `
name: array
system: { oracles: [{ kind: gradients, path: g.npy }] }
data: { kind: npy, path: a.npy, labels: y.npy }
grid: { generators: 1 }
`,
  digits: `
name: digits
system: { oracles: [{ kind: learned, model: mlp, task: classification }], parameterisation: non-linear }
data: { kind: mnist-latent, dimension: 8 }
grid: { generators: 2 }
`,
};

const asStored = (spec: SweepSpec): unknown => JSON.parse(JSON.stringify(spec));

test.each(Object.entries(FILES))('a specification comes back from its JSON as it was: %s', (_, file) => {
  const spec = parseSweepFile(file);
  expect(parseSweepSpec('any', asStored(spec))).toEqual(spec);
});

test('what is added while a sweep is submitted comes back too', () => {
  const spec = parseSweepFile(FILES['an array']);
  const read = { ...spec.data, digest: DIGEST, stored: STORED } as SweepSpec['data'];
  const oracles = [{ kind: 'gradients', path: 'g.npy', digest: DIGEST }] as const;
  const submitted = { ...spec, data: read, system: { ...spec.system, oracles }, repetition: 2 };
  expect(parseSweepSpec('any', asStored(submitted))).toEqual(submitted);
});

test.each(['global', 'per-feature'])('what version 0.1 stored can be read: scale %s', (scale) => {
  const spec = parseSweepFile(FILES['a table']);
  const stored = { ...spec, data: { ...spec.data, scale } };
  expect(parseSweepSpec('any', stored)).toEqual(stored);
});

/** Every place in a JSON value, outermost first. */
function placesIn(value: unknown, place: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [place];
  return [place, ...Object.entries(value).flatMap(([key, each]) => placesIn(each, [...place, key]))];
}

function changed(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put;
  const entries = Object.entries(value as object).map(([name, each]) => [
    name,
    name === key ? changed(each, rest, put) : (each as unknown),
  ]);
  const object = Object.fromEntries(entries) as Record<string, unknown>;
  return Array.isArray(value) ? Object.values(object) : object;
}

test('a specification with another kind of value anywhere is refused by its name, and by no other error', () => {
  const spec = asStored(SMALL_SWEEP);
  const places = placesIn(spec);
  // null is what an unbounded budget says.
  const wrong = fc.constantFrom<unknown>(false, { x: 1 }, [[]], '', -1);
  fc.assert(
    fc.property(fc.constantFrom(...places), wrong, (place, put) => {
      expect(() => parseSweepSpec('specs/x.json', changed(spec, place, put))).toThrow(CorruptFileError);
    }),
    { numRuns: 500, seed: 1 },
  );
});

test('a key that no specification has is refused', () => {
  expect(() => parseSweepSpec('specs/x.json', { ...SMALL_SWEEP, sed: 1 })).toThrow(/specs\/x\.json: .*sed/s);
  expect(() => parseSweepSpec('specs/x.json', null)).toThrow(CorruptFileError);
});
