import { relativeLuminance } from '@liesweep/figures/palettes';
import { inkOn } from './ink-on.js';

/** What WCAG asks of text at level AA. */
const READABLE = 4.5;

test('ink on any colour can be read', () => {
  const steps = Array.from({ length: 16 }, (_, step) => 17 * step);
  for (const red of steps) {
    for (const green of steps) {
      for (const blue of steps) {
        const ground = relativeLuminance([red, green, blue]);
        const ink = inkOn([red, green, blue]) === '#ffffff' ? 1 : 0;
        const [light, dark] = [Math.max(ground, ink), Math.min(ground, ink)];
        expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(READABLE);
      }
    }
  }
});
