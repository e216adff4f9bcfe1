import { REFUSED_CERTIFICATE, rotationDiagram, withoutCertificate } from '@liesweep/figures/testing';

import { reportSample } from '../testing/report-sample.js';
import { unbalancedTag } from '../testing/unbalanced-tag.js';
import { writeFigures } from './write-figures.js';

describe('writeFigures', () => {
  test('draws three figures of the sweep, one of each certificate, those of each detected group, angles and fields on the plane, each a whole SVG', async () => {
    const figures = await writeFigures(reportSample(rotationDiagram([2, 3, 4], [0, 1], 6)));
    expect([...figures.keys()].sort()).toEqual([
      'angles-n3-w0.svg',
      'angles-n3-w1.svg',
      'defect-spectrum-n2.svg',
      'defect-spectrum-n3.svg',
      'defect-spectrum-n4.svg',
      'generators-n2-g1-w0.svg',
      'generators-n2-g1-w1.svg',
      'generators-n3-g3-w0.svg',
      'generators-n3-g3-w1.svg',
      'generators-n4-g6-w0.svg',
      'generators-n4-g6-w1.svg',
      'heat-map.svg',
      'loss-against-generators.svg',
      ...['n3-g3', 'n4-g6'].flatMap((place) => [0, 1].map((w) => `multiplication-table-${place}-w${String(w)}.svg`)),
      'root-diagram-n3-g3-w0.svg',
      'root-diagram-n3-g3-w1.svg',
      ...['n3-g3', 'n4-g6'].flatMap((place) => [0, 1].map((w) => `sparsest-generators-${place}-w${String(w)}.svg`)),
      'structure-constants-n2-g1-w0.svg',
      'structure-constants-n2-g1-w1.svg',
      'structure-constants-n3-g3-w0.svg',
      'structure-constants-n3-g3-w1.svg',
      'structure-constants-n4-g6-w0.svg',
      'structure-constants-n4-g6-w1.svg',
      'training-curves.svg',
      'vector-field-n2-w0.svg',
      'vector-field-n2-w1.svg',
    ]);
    for (const svg of figures.values()) {
      expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      expect(unbalancedTag(svg)).toBeUndefined();
    }
  });

  test('draws no certificate that has no defects', async () => {
    const sample = reportSample(rotationDiagram([3], [1], 3));
    const slices = sample.phaseDiagram.slices
      .map(withoutCertificate)
      .flatMap((slice) => [slice, { ...slice, certificate: REFUSED_CERTIFICATE }]);
    const figures = await writeFigures({ ...sample, phaseDiagram: { ...sample.phaseDiagram, slices } });
    expect([...figures.keys()].filter((name) => name.startsWith('defect'))).toEqual([]);
  });

  test('draws complex generators, and large ones as pictures', async () => {
    const sample = reportSample(rotationDiagram([3], [1], 3));
    const matrix = (n: number): number[][] => Array.from({ length: n }, () => Array.from({ length: n }, () => 1));
    const [detected] = sample.generators;
    if (detected === undefined) throw new Error('the sample has a detected group');
    const draw = async (generators: typeof detected.generators): Promise<string> => {
      const figures = await writeFigures({ ...sample, generators: [{ ...detected, generators }] });
      return [...figures].find(([name]) => name.startsWith('generators'))?.[1] ?? '';
    };
    expect(await draw([{ re: matrix(2), im: matrix(2) }])).toContain('>Im</text>');
    expect((await draw(Array.from({ length: 10 }, () => matrix(27)))).match(/<image /g)).toHaveLength(10 + 1);
  });
});
