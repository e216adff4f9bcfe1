import { stripVTControlCharacters } from 'node:util';
import { DIAGRAM_SAMPLE } from '../testing/diagram-sample.js';
import { renderHeatMaps } from './heat-map.js';

/** Starts a colour: everything else in the output is plain text. */
const ESCAPE = '\u001b[';

describe('the heat map', () => {
  it('shows numbers and marks without colours', () => {
    expect(renderHeatMaps(DIAGRAM_SAMPLE, 'none', 100).split('\n')).toEqual([
      'log₁₀ of the lowest loss, n × N_g; ✓ the loss vanishes',
      '',
      'squared-norm/real/linear   invariance 1 · normalization 1 · orthogonality 1 · closure 1',
      '   N_g     1      2      3      4',
      ' n = 2 -13.0✓   0.1    nan      · ',
      ' n = 3    -∞✓  -0.2  -11.7✓     · ',
    ]);
  });

  it.each(['256', '24-bit'] as const)('says the same in %s colours', (depth) => {
    const coloured = renderHeatMaps(DIAGRAM_SAMPLE, depth, 100);
    expect(coloured).toContain(ESCAPE);
    expect(stripVTControlCharacters(coloured)).toBe(renderHeatMaps(DIAGRAM_SAMPLE, 'none', 100));
  });

  it.each([
    ['256', '48;5;'],
    ['24-bit', '48;2;'],
  ] as const)('uses only %s backgrounds where the terminal has no more', (depth, code) => {
    const backgrounds = renderHeatMaps(DIAGRAM_SAMPLE, depth, 100).match(/48;\d;/g) ?? [];
    expect(new Set(backgrounds)).toEqual(new Set([code]));
  });

  it('gives losses that are far apart different colours', () => {
    const [vanishing, failing] = renderHeatMaps(DIAGRAM_SAMPLE, '24-bit', 100).match(/48;2;\d+;\d+;\d+/g) ?? [];
    expect(vanishing).not.toBe(failing);
  });
});
