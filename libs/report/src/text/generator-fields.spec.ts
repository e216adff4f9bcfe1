import { renderGeneratorFields } from './generator-fields.js';

const NAMES = ['x', 'y', 'z'];
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test('a generator is the field Σ 𝒲_jk x_k ∂_j', () => {
  const rotation = [
    ['·', '1', '·'],
    ['−1', '·', '·'],
    ['·', '·', '0.5'],
  ];
  expect(plain(renderGeneratorFields([rotation], NAMES, 80))).toBe('  J1 = y ∂x − x ∂y + 0.5 z ∂z');
});

test('complex factors stand in brackets', () => {
  expect(
    plain(
      renderGeneratorFields(
        [
          [
            ['i', '·'],
            ['−i', '0.5−2i'],
          ],
        ],
        NAMES,
        80,
      ),
    ),
  ).toBe('  J1 = i x ∂x − i x ∂y + (0.5−2i) y ∂y');
});

test('of many terms the rest is counted, and lines break between terms', () => {
  const full = Array<string[]>(5).fill(Array<string>(5).fill('0.25'));
  const text = renderGeneratorFields([full], ['a', 'b', 'c', 'd', 'e'], 60);
  expect(plain(text)).toMatch(/… and 13 more terms$/);
  expect(text.split('\n').filter((line) => line.length > 60)).toEqual([]);
  expect(plain(text)).not.toMatch(/0\.25\n/);
});

test('a generator without entries is 0', () => {
  expect(renderGeneratorFields([[['·']]], NAMES, 80)).toBe('  J1 = 0');
});
