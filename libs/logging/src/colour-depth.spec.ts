import { colourDepth } from './colour-depth.js';

describe('colourDepth', () => {
  it.each<[string, boolean, number, NodeJS.ProcessEnv, string]>([
    ['a file or pipe', false, 24, {}, 'none'],
    ['a terminal under NO_COLOR', true, 24, { NO_COLOR: '1' }, 'none'],
    ['a terminal under an empty NO_COLOR', true, 24, { NO_COLOR: '' }, '24-bit'],
    ['a terminal of 16 colours', true, 4, {}, 'none'],
    ['a terminal of 256 colours', true, 8, {}, '256'],
    ['a terminal of 24 bits', true, 24, {}, '24-bit'],
    ['a pipe under FORCE_COLOR', false, 1, { FORCE_COLOR: '1' }, '256'],
    ['a pipe under FORCE_COLOR=3', false, 1, { FORCE_COLOR: '3' }, '24-bit'],
    ['a pipe under an empty FORCE_COLOR', false, 24, { FORCE_COLOR: '' }, 'none'],
    ['a terminal under FORCE_COLOR=0', true, 24, { FORCE_COLOR: '0' }, 'none'],
    ['a terminal under both', true, 24, { FORCE_COLOR: 'true', NO_COLOR: '1' }, 'none'],
  ])('of %s', (_, isTTY, bits, environment, expected) => {
    const stream = { isTTY, getColorDepth: () => bits };
    expect(colourDepth(stream, environment)).toBe(expected);
  });
});
