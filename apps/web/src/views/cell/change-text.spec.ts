import { changeText } from './change-text.js';

test('the change of φ is said in words, with its size', () => {
  expect(changeText(2.1e-7)).toBe('φ changes by at most 2.1 × 10⁻⁷ of its spread over the samples: it is kept.');
  expect(changeText(0.012)).toBe('φ changes by at most 1.2\u00a0% of its spread over the samples: nearly kept.');
  expect(changeText(0.4)).toBe('φ changes by at most 40\u00a0% of its spread over the samples.');
});

test('of labels that move along, what is said is how far they depart from that', () => {
  expect(changeText(1.6e-6, true)).toBe(
    'Labels move along with the samples here: φ departs from where they move by at most 1.6 × 10⁻⁶ of its spread: it is kept.',
  );
  expect(changeText(null, true)).toContain('not known');
  expect(changeText(0, true)).not.toContain('does not change');
});

test('no change and an unknown change are told apart', () => {
  expect(changeText(0)).toContain('not change at all');
  expect(changeText(null)).toContain('not known');
});
