import { parseSweepFile, type DataFacts } from '@liesweep/sweep';
import { undefinedLabel } from './undefined-label.js';

/** What is said of a sweep over rows of a file. */
function found(system: string, rows: readonly (readonly number[])[], names: string): string | undefined {
  const facts: DataFacts = {
    ...{ digest: `sha256:${'ab'.repeat(32)}`, dimension: rows[0]?.length ?? 0, samples: 80, heldOut: 20 },
    ...{ different: 100, labels: 0, classes: null },
  };
  const text = `name: a\nsystem: ${system}\ndata: { kind: csv, path: a.csv, features: [${names}] }\ngrid: { generators: 1 }\n`;
  const spec = parseSweepFile(text, facts);
  const [n = 0] = spec.grid.dimension;
  return undefinedLabel(spec, n, {
    ...{ vectorLength: facts.dimension, labelCount: 0, samples: Float64Array.from(rows.flat()) },
    ...{ heldOut: new Float64Array(), labels: new Float64Array(), heldOutLabels: new Float64Array() },
  });
}

const PLANE = 'x, y';

test.each([
  ['1/(x - y)', 'Infinity'],
  ['log(x - y)', '-Infinity'],
  ['log(x - y - 1)', 'not a number'],
])('a formula that has no value at a sample is named with it: %s', (of, value) => {
  const samples = [
    [1, -2],
    [3, 3],
  ];
  expect(found(`{ oracles: [norm, { kind: expression, of: "${of}" }] }`, samples, PLANE)).toBe(
    `${of} is ${value} at x = 3, y = 3`,
  );
});

test('a formula that has a value and no slope is named as well, and which of several it is', () => {
  expect(found('{ oracles: [{ kind: expression, of: "norm(p1)" }] }', [[0, 0]], PLANE)).toBe(
    'a slope of norm(p1) is not a number at x = 0, y = 0',
  );
  const of = '["x", "[y, sqrt(x)]"]';
  expect(found(`{ oracles: [{ kind: expression, of: ${of} }] }`, [[0, 1]], PLANE)).toBe(
    'a slope of entry 2 of [y, sqrt(x)] is Infinity at x = 0, y = 1',
  );
});

test('particles are named by their numbers', () => {
  const system =
    '{ oracles: [{ kind: expression, of: "1/distance(p1, p2)" }], particles: { count: 2, features: [x, y] } }';
  expect(found(system, [[0.5, 1 / 3, 0.5, 1 / 3]], 'a, b, c, d')).toBe(
    '1/distance(p1, p2) is Infinity at x1 = 0.5, y1 = 0.333333, x2 = 0.5, y2 = 0.333333',
  );
});

test('a function of the dictionary has to be defined for every particle', () => {
  const system =
    '{ oracles: [{ kind: expression, of: "x1 - x2" }], particles: { count: 2, features: [x] }, ' +
    'parameterisation: { kind: dictionary, degree: 1, functions: [log(x)] } }';
  expect(found(system, [[1, 2]], 'a, b')).toBeUndefined();
  expect(found(system, [[1, -2]], 'a, b')).toBe('log(x) is not a number at x2 = -2');
});

test('formulas that are defined everywhere are not named', () => {
  expect(found('{ oracles: [norm, l1, { kind: expression, of: "exp(x)*y" }] }', [[1, 2]], PLANE)).toBeUndefined();
  const drawn = (system: string): string | undefined =>
    undefinedLabel(parseSweepFile(`name: a\nsystem: ${system}\ngrid: { dimension: 2, generators: 1 }\n`), 2);
  expect(drawn('{ oracles: [determinant, norm], field: complex }')).toBeUndefined();
  expect(drawn('{ oracles: [{ kind: expression, of: "log(abs(x))" }] }')).toBeUndefined();
  expect(drawn('{ oracles: [{ kind: expression, of: "log(x)" }] }')).toContain('log(x) is not a number at x = -');
});
