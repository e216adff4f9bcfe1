import { renderSvg } from './render-svg.js';
import { structureConstants } from './structure-constants.js';
import { countMarks, rotationStructureConstants, textsOf } from './testing/index.js';

describe('structureConstants', () => {
  test.each(['wide', 'narrow'] as const)('draws pairs × N_g constants with both axes named (%s)', async (layout) => {
    const svg = await renderSvg(structureConstants(rotationStructureConstants(4), layout));
    expect(countMarks(svg, 'entries')).toBe(15 * 6);
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining([
        '1,2',
        '5,6',
        '𝕁₆',
        layout === 'wide' ? 'pair a, b of the commutator [𝕁a, 𝕁b]' : 'pair a, b',
        'component along 𝕁c',
        'structure constant fabc',
      ]),
    );
  });

  test('keeps pairs in their order beyond nine generators', async () => {
    const texts = textsOf(await renderSvg(structureConstants(rotationStructureConstants(5))));
    const pairs = texts.filter((text) => /^\d+,\d+$/.test(text));
    expect(pairs).toHaveLength(45);
    expect(pairs.slice(7, 10)).toEqual(['1,9', '1,10', '2,3']);
  });

  test('draws the N_g × N_g strengths of the commutators when there are too many constants', async () => {
    const svg = await renderSvg(structureConstants(rotationStructureConstants(10)));
    expect(countMarks(svg, 'entries')).toBe(45 * 45);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['generator a', 'generator b']));
  });

  test('hatches constants that are not finite, in both forms', async () => {
    expect(countMarks(await renderSvg(structureConstants([[null, NaN]])), 'without_value')).toBe(2);
    const large = rotationStructureConstants(10).map((row, index) => (index === 0 ? row.map(() => null) : row));
    expect(countMarks(await renderSvg(structureConstants(large)), 'without_value')).toBe(2);
  });

  test('says that a single generator has none', async () => {
    expect(textsOf(await renderSvg(structureConstants([])))).toEqual([
      'a single generator has no commutators, so no structure constants',
    ]);
  });
});
