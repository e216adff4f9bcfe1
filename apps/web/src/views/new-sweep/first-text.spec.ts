import { openSweepFile } from '@liesweep/sweep';
import { dataText, FORMULA_TEXT } from './first-text.js';

it('a sweep of a formula is valid as it is proposed', () => {
  expect(openSweepFile(FORMULA_TEXT).spec.name).toBe('my-sweep');
});

it.each([
  ['Events 2011A.csv.gz', 'events-2011a'],
  ['日本.csv', 'my-data'],
  [`${'a'.repeat(80)}.npy`, 'a'.repeat(63)],
])('a sweep of the file %s is called %s, and lacks nothing but its columns', (file, name) => {
  const text = dataText('upload:sha256:00/x.csv', file)
    .replace('features: []', 'features: [x, y]')
    .replace('labels: []', 'labels: [m]');
  expect(openSweepFile(text).spec.name).toBe(name);
});
