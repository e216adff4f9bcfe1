import { defectSpectrum } from './defect-spectrum.js';
import { renderSvg } from './render-svg.js';
import {
  BROKEN_CERTIFICATE,
  LABELS_CERTIFICATE,
  OPEN_CERTIFICATE,
  REFUSED_CERTIFICATE,
  countMarks,
  formulaCertificate,
  textsOf as allTextsOf,
} from './testing/index.js';

const textsOf = (svg: string): string[] => allTextsOf(svg).map((text) => text.replace('\u00a0', ' '));

describe('defectSpectrum', () => {
  describe.each(['wide', 'narrow'] as const)('on a %s page', (layout) => {
    test('draws so(4): six zeros, a gap, ten others, the tolerance and the dimension between them', async () => {
      const svg = await renderSvg(defectSpectrum(formulaCertificate(6, 16), layout));
      expect(countMarks(svg, 'defects')).toBe(16);
      expect(countMarks(svg, 'certified')).toBe(1);
      expect(countMarks(svg, 'tolerance')).toBe(1);
      expect(textsOf(svg)).toEqual(
        expect.arrayContaining([
          ...['dim 6', 'tolerance 1.0 × 10⁻³', 'relative defect', '10⁻¹⁵', 'keeps the oracle', 'does not keep it'],
        ]),
      );
      expect(textsOf(svg)).not.toContain('not decided');
    });

    test('draws E6 from the 120 smallest of its 729 defects', async () => {
      const svg = await renderSvg(defectSpectrum(formulaCertificate(78, 729, 0.21, 120), layout));
      expect(countMarks(svg, 'defects')).toBe(120);
      expect(textsOf(svg)).toEqual(expect.arrayContaining(['dim 78', '120']));
      expect(textsOf(svg)).not.toContain('119');
    });

    test('draws measured labels in percent, with bounds of each defect and the steps that are apart', async () => {
      const svg = await renderSvg(defectSpectrum(LABELS_CERTIFICATE, layout));
      expect(countMarks(svg, 'defects')).toBe(9);
      expect(countMarks(svg, 'intervals')).toBe(4);
      expect(countMarks(svg, 'steps')).toBe(1);
      expect(textsOf(svg)).toEqual(
        expect.arrayContaining([
          ...['dim 3', '≤ 1.8 %', '≥ 30 %', 'tolerance 5 %', '10 %', '100 %', 'its bounds, each at 99 %'],
        ]),
      );
    });

    test('draws an open dimension as ground over what is possible, and no line', async () => {
      const svg = await renderSvg(defectSpectrum(OPEN_CERTIFICATE, layout));
      expect(countMarks(svg, 'open')).toBe(1);
      expect(countMarks(svg, 'certified')).toBe(0);
      expect(textsOf(svg)).toEqual(
        expect.arrayContaining(['dim 1 … 3', 'not decided', 'keeps the oracle', 'does not keep it']),
      );
    });

    test('draws a broken symmetry as a second step above the certified one', async () => {
      const svg = await renderSvg(defectSpectrum(BROKEN_CERTIFICATE, layout));
      expect(countMarks(svg, 'steps')).toBe(2);
      expect(textsOf(svg)).toEqual(expect.arrayContaining(['dim 1', '≤ 0.9 %']));
    });

    test('draws a constant, which every direction keeps, and a dimension of 0', async () => {
      const all = await renderSvg(defectSpectrum(formulaCertificate(4, 4), layout));
      expect(textsOf(all)).toContain('dim 4');
      expect(textsOf(all)).not.toContain('does not keep it');
      const none = await renderSvg(defectSpectrum(formulaCertificate(0, 9), layout));
      expect(textsOf(none)).toContain('dim 0');
      expect(textsOf(none)).not.toContain('keeps the oracle');
    });

    test('says in words that there is nothing to draw', async () => {
      const svg = await renderSvg(defectSpectrum(REFUSED_CERTIFICATE, layout));
      expect(textsOf(svg)).toEqual(['no relative defect could be computed']);
    });

    test('never leaves the page, whatever the number of directions', async () => {
      for (const count of [1, 2, 9, 120]) {
        const svg = await renderSvg(defectSpectrum(formulaCertificate(1, count), layout));
        const width = Number(/<svg [^>]*?width="([\d.]+)"/.exec(svg)?.[1]);
        expect(width).toBeLessThanOrEqual(layout === 'wide' ? 1140 : 340);
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      }
    });
  });

  test('draws exact zeros, and a refusal without bounds as undecided', async () => {
    const svg = await renderSvg(defectSpectrum({ dimension: null, tolerance: null, defects: [0, 0, 1e-5, 0.3] }));
    expect(countMarks(svg, 'defects')).toBe(4);
    expect(textsOf(svg)).toContain('not decided');
    expect(textsOf(svg)).not.toContain('keeps the oracle');
    expect(svg).not.toMatch(/NaN|Infinity/);
  });
});
