import { cellColour } from '@liesweep/figures/cell-colour';
import { LossRamp } from './loss-ramp.js';

/** The table has 4096 steps over seven colours, so that rounding moves a channel by less than one. */
const ONE_STEP = 1;

test.each([[[-12, 1]], [[-16, 3]]] as const)(
  'cells have the colours of the report’s heat map, on the scale %j',
  (domain) => {
    const ramp = new LossRamp();
    for (let level = domain[0]; level <= domain[1]; level += 0.037) {
      const { fill } = cellColour({ lowestLoss: 10 ** level, vanishing: false }, domain);
      const [red = NaN, green = NaN, blue = NaN, alpha] = new Uint8Array(Uint32Array.of(ramp.at(level, domain)).buffer);
      const drawn = [red, green, blue];
      for (const [channel, value] of (fill ?? [NaN, NaN, NaN]).entries()) {
        expect(Math.abs((drawn[channel] ?? NaN) - value)).toBeLessThanOrEqual(ONE_STEP);
      }
      expect(alpha).toBe(255);
    }
  },
);
