import { countClasses } from './count-classes.js';

test.each<readonly [string, readonly number[], readonly string[], number | null]>([
  ['whole numbers from 0 are classes, those in between too', [0, 3, 1], ['digit'], 4],
  ['fractions are none', [0, 1.5], ['mass'], null],
  ['numbers below 0 are none', [0, -1], ['charge'], null],
  ['identifiers are none', [165_617, 165_618], ['run'], null],
  ['two columns are none', [0, 1, 1, 0], ['a', 'b'], null],
  ['no labels are none', [], [], null],
])('%s', (_, labels, labelNames, expected) => {
  expect(countClasses({ labels: Float64Array.from(labels), labelNames })).toBe(expected);
});
