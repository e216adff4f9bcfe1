import { anglesWhileTraining, type AngleCurve } from './angles-while-training.js';
import { renderSvg } from './render-svg.js';
import { countMarks, textsOf } from './testing/index.js';

const steps = [1, 10, 100, 300];

function curve(pair: readonly [number, number], degrees: readonly (number | null)[]): AngleCurve {
  return { pair, steps, degrees };
}

describe('anglesWhileTraining', () => {
  test.each(['wide', 'narrow'] as const)('draws one line per pair and the line at 90° (%s)', async (layout) => {
    const curves = [curve([1, 2], [66, 52, 92, 90]), curve([1, 3], [93, 94, 90, 90]), curve([2, 3], [44, 69, 93, 90])];
    const svg = await renderSvg(anglesWhileTraining(curves, layout));
    expect(countMarks(svg, 'angles')).toBe(3);
    expect(countMarks(svg, 'looks')).toBe(12);
    expect(countMarks(svg, 'right_angle')).toBe(1);
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining(['step', '𝕁₁, 𝕁₂', '𝕁₂, 𝕁₃', '90°', 'angle between generators']),
    );
  });

  test('breaks a line where the angle was not finite', async () => {
    const svg = await renderSvg(anglesWhileTraining([curve([1, 2], [66, null, NaN, 90])]));
    expect(/angles_marks"[^>]*><path d="([^"]*)"/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(2);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('ends at the last step that is asked for', async () => {
    const svg = await renderSvg(anglesWhileTraining([curve([1, 2], [66, 52, 92, 90])], 'wide', 100));
    expect(countMarks(svg, 'looks')).toBe(3);
  });

  test('draws 990 pairs without naming them, and says when there is none', async () => {
    const many = Array.from({ length: 990 }, (_, index) => curve([1, index + 2], [80, 85, 89, 90]));
    const svg = await renderSvg(anglesWhileTraining(many));
    expect(countMarks(svg, 'angles')).toBe(990);
    expect(textsOf(svg)).not.toContain('pair');
    expect(textsOf(await renderSvg(anglesWhileTraining([])))).toEqual(['a single generator has no angle to another']);
  });
});
