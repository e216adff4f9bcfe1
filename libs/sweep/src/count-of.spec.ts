import { countOf } from './count-of.js';

describe('a number with its noun', () => {
  it.each([
    [0, 'trial', '0 trials'],
    [1, 'trial', '1 trial'],
    [2, 'trial', '2 trials'],
  ])('%d %s is %s', (count, noun, text) => {
    expect(countOf(count, noun)).toBe(text);
  });

  it('takes the plural that is given', () => {
    expect(countOf(1, 'process', 'processes')).toBe('1 process');
    expect(countOf(2, 'process', 'processes')).toBe('2 processes');
  });
});
