import { axisText, readAxis } from './axis-text.js';

describe('an axis in one line', () => {
  it.each([3, -0.5, [2, 3, 5], [0, 0.05], { from: 1, to: 10 }, { from: 0, to: 1, step: 0.25 }])(
    '%j is read as it was written',
    (value) => {
      expect(readAxis(axisText(value))).toEqual({ value });
    },
  );

  it.each([
    ['1…4', { from: 1, to: 4 }],
    ['1 to 4', { from: 1, to: 4 }],
    ['2 .. 8 step 2', { from: 2, to: 8, step: 2 }],
    [' 2  3;4, ', [2, 3, 4]],
    ['1e-3, 1E2', [0.001, 100]],
    ['', undefined],
  ])('%j may be written too', (text, value) => {
    expect(readAxis(text)).toEqual({ value });
  });

  it.each([
    ['two', 'two'],
    ['1, x', 'x'],
    ['1..', '1..'],
    ['0x10', '0x10'],
  ])('%j is none, and the word is named', (text, word) => {
    expect(readAxis(text)).toEqual({ problem: expect.stringContaining(`“${word}”`) as string });
  });

  it('is empty where the sweep file says what is none', () => {
    expect([undefined, null, 'all', {}, true].map(axisText)).toEqual(['', '', '', '', '']);
  });
});
