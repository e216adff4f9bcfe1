import { candidateVerdict } from './candidate-answer.js';

const defect = (lower: number, upper: number): Parameters<typeof candidateVerdict>[0] => ({
  estimate: (lower + upper) / 2,
  ...{ lower, upper },
});

test('a candidate is kept where it surely is, broken where it surely is, and else not resolved', () => {
  expect(candidateVerdict(defect(0, 0.05), 0.05)).toBe('kept');
  expect(candidateVerdict(defect(0.06, 0.4), 0.05)).toBe('broken');
  expect(candidateVerdict(defect(0.01, 0.4), 0.05)).toBe('not resolved');
  expect(candidateVerdict(null, 0.05)).toBe('no bound');
});

test('where nothing says which defects stand for zero, only a large one is broken', () => {
  expect(candidateVerdict(defect(0.005, 0.005), 0.001, 0.1)).toBe('not resolved');
  expect(candidateVerdict(defect(0.4, 0.4), 0.001, 0.1)).toBe('broken');
});
