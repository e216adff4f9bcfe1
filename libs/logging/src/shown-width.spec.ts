import { ownSequence } from './own-sequence.js';
import { shownWidth } from './shown-width.js';

it.each([
  ['so(3) ⋉ R³', 10],
  ['ａ 速度', 7],
  ['é', 1],
  ['e\u0301', 1],
  [`${ownSequence('32m')}green${ownSequence('39m')}`, 5],
  ['', 0],
])('%j takes %i columns', (text, width) => {
  expect(shownWidth(text)).toBe(width);
});
