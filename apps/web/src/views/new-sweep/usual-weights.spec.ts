import { openSweepFile } from '@liesweep/sweep';
import { readAxis } from './axis-text.js';
import { FORMULA_TEXT } from './first-text.js';
import { USUAL_WEIGHTS } from './usual-weights.js';

it('the usual weights are those of a sweep file that says nothing of them', () => {
  const usual = Object.entries(USUAL_WEIGHTS).map(([term, text]) => [
    term,
    [readAxis(text)].flatMap((read) => ('value' in read ? read.value : [])),
  ]);
  expect(Object.fromEntries(usual)).toEqual(openSweepFile(FORMULA_TEXT).spec.grid.weights);
});
