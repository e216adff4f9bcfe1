import { specDigest } from '../spec-identity.js';
import { parseSweepSpec } from '../sweep-spec-schema.js';
import { parseSweepFile } from './parse-sweep-file.js';

const sweep = (conserved: string, { action = 'tangent', more = '' } = {}): string => `name: flow
system: { oracles: [{ kind: expression, of: [px, -x] }], labelAction: ${action}, particles: { count: 1, features: [x, px] }, parameterisation: affine${more} }
grid: { generators: 1 }
conserved: ${conserved}
`;

test('what is conserved is asked in the names of the features, and is no part of what is computed', () => {
  const spec = parseSweepFile(sweep('{ degree: 3, functions: [1/(1+x^2)], poisson: [[x, px]] }'));
  expect(spec.conserved).toEqual({ degree: 3, functions: ['1/(1+x^2)'], poisson: [['x', 'px']] });
  expect(parseSweepSpec('a specification', JSON.parse(JSON.stringify(spec)))).toEqual(spec);
  expect(specDigest(parseSweepFile(sweep('{}')))).toBe(specDigest(spec));
});

test.each([
  ['{ degree: -1 }', 'conserved.degree'],
  ['{ functions: [1/q] }', 'conserved.functions[0]'],
  ['{ poisson: [[x, pz]] }', 'got pz; did you mean px?'],
  ['{ poisson: [[x, x]] }', 'expected each feature once, got x twice'],
  ['{ poisson: [x] }', 'a list of pairs of a coordinate and its momentum'],
])('of %s it is said what is wrong', (conserved, message) => {
  expect(() => parseSweepFile(sweep(conserved))).toThrow(message);
});

test('it is of a flow', () => {
  expect(() => parseSweepFile(sweep('{}', { action: 'free' }))).toThrow('expected labelAction: tangent');
});

test.each([
  ['tangent', 'next', 'expected velocity for labelAction: tangent'],
  ['same', 'velocity', 'expected next for labelAction: same'],
])('labels that are learned along trajectories fit their action: %s of %s', (action, label, message) => {
  const text = (oracle: string): string => `name: flow
system: { oracles: [${oracle}], labelAction: ${action}, parameterisation: affine }
data: { kind: trajectory, path: a.csv, time: t, features: [x, p], label: ${label} }
grid: { generators: 1 }
`;
  expect(() => parseSweepFile(text('{ kind: learned, model: polynomial }'))).toThrow(message);
  expect(() => parseSweepFile(text('{ kind: expression, of: [p, -x] }'))).not.toThrow();
});
