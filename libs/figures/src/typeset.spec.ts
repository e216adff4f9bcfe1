import { typesetSymbols } from './typeset.js';

describe('typesetSymbols', () => {
  test('lowers the index of N_g and comes back to the baseline', () => {
    expect(typesetSymbols('<text>N_g = 3</text>')).toBe(
      '<text>N<tspan dy="0.333em" font-size="0.75em">g</tspan><tspan dy="-0.25em"> = 3</tspan></text>',
    );
  });

  test('ends every symbol with all shifts in view', () => {
    const svg = typesetSymbols('<text>f_ab^c of [𝕁_a, 𝕁_b]</text>');
    const shifts = [...svg.matchAll(/dy="(-?[\d.]+)em"(?: font-size="([\d.]+)em")?/g)];
    const total = shifts.reduce((sum, [, dy, size]) => sum + Number(dy) * Number(size ?? 1), 0);
    expect(total).toBeCloseTo(0, 2);
    expect(svg.replace(/<[^>]*>/g, '')).toBe('fabc of [𝕁a, 𝕁b]');
  });

  test.each(['<text>my_grid_file</text>', '<text>so-n · n = 4</text>', '<path id="N_g"/>'])(
    'leaves %s alone',
    (svg) => {
      expect(typesetSymbols(svg)).toBe(svg);
    },
  );
});
