import { nameSlices, panelKey } from './slices.js';
import { rotationSlice } from './testing/index.js';

describe('nameSlices', () => {
  test('mentions only what differs', () => {
    const [open, closed] = [rotationSlice(4, 0, 1), rotationSlice(4, 0.5, 1)];
    const names = nameSlices([open, closed]);
    expect(names.slice(open)).toBe('n = 4 · without closure');
    expect(names.panel(closed)).toBe('with closure (h = 0.5)');
  });

  test('names a panel by its system when nothing differs', () => {
    const slice = rotationSlice(4, 0, 1);
    expect(nameSlices([slice]).panel(slice)).toBe('squared-norm/real/linear');
    expect(nameSlices([slice]).slice(slice)).toBe('n = 4');
  });

  test('panels hold all n of one system and one set of weights', () => {
    expect(panelKey(rotationSlice(2, 1, 1))).toBe(panelKey(rotationSlice(5, 1, 1)));
    expect(panelKey(rotationSlice(2, 1, 1))).not.toBe(panelKey(rotationSlice(2, 0, 1)));
  });
});
