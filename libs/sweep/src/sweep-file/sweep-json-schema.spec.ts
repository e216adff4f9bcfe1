import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { trialCount } from '../trial-grid.js';
import { parseSweepFile } from './parse-sweep-file.js';
import { sweepJsonSchema } from './sweep-json-schema.js';

const EXAMPLES = join(__dirname, '../../../../examples');
const files = readdirSync(EXAMPLES).filter((file) => file.endsWith('.yaml'));
const read = (file: string): string => readFileSync(join(EXAMPLES, file), 'utf8');

/** A validator built from the published schema alone. */
const published = z.fromJSONSchema(sweepJsonSchema());

test('the schema says draft 2020-12, and that only name, system and grid are required', () => {
  expect(sweepJsonSchema()).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    required: ['name', 'system', 'grid'],
    additionalProperties: false,
  });
});

test.each(files)('example %s is valid by the schema and by the parser', (file) => {
  expect(published.safeParse(parse(read(file))).error).toBeUndefined();
  expect(parseSweepFile(read(file)).name).toBe(file.replace('.yaml', ''));
});

test('the heat map has the 1 280 trials of the slides', () => {
  expect(trialCount(parseSweepFile(read('so-n-heat-map.yaml')))).toBe(1280);
});

test('what a later version implements is in the schema already', () => {
  const text = JSON.stringify(sweepJsonSchema());
  const later = [
    'complex',
    'deep-linear',
    'non-linear',
    'determinant',
    'three-form',
    'cubic',
    'vacuum',
    'learned',
    'gradients',
    'csv',
    'npy',
    'mnist-latent',
  ];
  expect(later.filter((word) => !text.includes(`"${word}"`))).toEqual([]);
});

test.each([
  ['an unknown key', { nam: 1 }],
  ['a number of generators of 0', { grid: { dimension: 2, generators: 0 } }],
  ['an unknown oracle', { system: { oracles: ['norn'] } }],
  ['a duration without unit', { execution: { checkpointInterval: '30' } }],
])('the schema alone refuses %s', (_, change) => {
  const valid = { name: 'a', system: { oracles: ['norm'] }, grid: { dimension: 2, generators: [1] } };
  expect(published.safeParse(valid).success).toBe(true);
  expect(published.safeParse({ ...valid, ...change }).success).toBe(false);
});
