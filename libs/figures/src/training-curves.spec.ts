import { renderSvg } from './render-svg.js';
import { countMarks, fallingCurve, textsOf, weightsWithClosure } from './testing/index.js';
import { trainingCurves, type TrialCurve } from './training-curves.js';

function trial(generatorCount: number, isBest: boolean, isVanishing: boolean): TrialCurve {
  return {
    gridPoint: { system: 'squared-norm/real/linear', dimension: 4, generatorCount, lossWeights: weightsWithClosure(1) },
    curve: fallingCurve(isVanishing ? 1e-11 : 1.2, 4000),
    isBest,
    isVanishing,
  };
}

describe('trainingCurves', () => {
  test('draws one strong line with an end point per best trial and one faint line per other', async () => {
    const svg = await renderSvg(
      trainingCurves([trial(6, true, true), trial(6, false, true), trial(6, false, false), trial(7, true, false)]),
    );
    expect(countMarks(svg, 'best')).toBe(2);
    expect(countMarks(svg, 'ends')).toBe(2);
    expect(countMarks(svg, 'others')).toBe(2);
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining(['step', 'loss', 'vanished', 'did not vanish', 'n = 4', '10³', '10⁻⁶']),
    );
  });

  test('breaks a curve where the loss was not finite, and keeps one that never was', async () => {
    const broken = { steps: [1, 10, 100, 1000], losses: [3, 2, null, 1] };
    const never = { steps: [1, 10], losses: [null, null] };
    const svg = await renderSvg(
      trainingCurves([
        { ...trial(1, true, false), curve: broken },
        { ...trial(2, true, false), curve: never },
        { ...trial(3, true, false), curve: { steps: [0], losses: [0] } },
      ]),
    );
    const lines = [...svg.matchAll(/best_marks"[^>]*><path d="([^"]*)"/g)].map(([, path = '']) => path);
    expect(lines[0]?.match(/M/g)).toHaveLength(2);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('says so when no curve was kept', async () => {
    expect(textsOf(await renderSvg(trainingCurves([])))).toEqual(['no training curves were kept']);
    expect(await renderSvg(trainingCurves([{ ...trial(1, true, false), curve: { steps: [], losses: [] } }]))).toContain(
      'no training curves',
    );
  });

  test('thins long curves and keeps their last point', async () => {
    const steps = Array.from({ length: 5000 }, (_, index) => index);
    const svg = await renderSvg(
      trainingCurves([{ ...trial(1, true, true), curve: { steps, losses: steps.map((step) => 10 / (1 + step)) } }]),
    );
    expect(svg.length).toBeLessThan(20_000);
    const path = /best_marks"[^>]*><path d="([^"]*)"/.exec(svg)?.[1] ?? '';
    expect(path).toMatch(/L200,[\d.]+$/);
  });
});
