import { REFUSED_CERTIFICATE, rotationDiagram, withoutCertificate } from '@liesweep/figures/testing';

import { reportSample } from '../testing/report-sample.js';
import { tensorOf } from '../testing/sample-tensors.js';
import { unbalancedTag } from '../testing/unbalanced-tag.js';
import { drawFigures } from './draw-figures.js';
import { findFigures } from './find-figures.js';

describe('drawFigures', () => {
  test('draws three figures of the sweep, one of each certificate, those of each detected group, angles and fields on the plane, each a whole SVG', async () => {
    const figures = await drawFigures(findFigures(reportSample(rotationDiagram([2, 3, 4], [0, 1], 6))));
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
    const figures = await drawFigures(findFigures({ ...sample, phaseDiagram: { ...sample.phaseDiagram, slices } }));
    expect([...figures.keys()].filter((name) => name.startsWith('defect'))).toEqual([]);
  });

  test('draws complex generators, and large ones as pictures', async () => {
    const sample = reportSample(rotationDiagram([3], [1], 3));
    const [group] = sample.groups;
    if (group === undefined) throw new Error('the sample has a detected group');
    const draw = async (...shape: readonly number[]): Promise<string> => {
      const entries = Array.from({ length: shape.reduce((product, size) => product * size, 1) }, () => 1);
      const tensors = { ...group.tensors, generators: tensorOf(shape, entries) };
      const figures = await drawFigures(findFigures({ ...sample, groups: [{ ...group, tensors }] }));
      return [...figures].find(([name]) => name.startsWith('generators'))?.[1] ?? '';
    };
    expect(await draw(1, 2, 2, 2)).toContain('>Im</text>');
    expect((await draw(10, 27, 27)).match(/<image /g)).toHaveLength(10 + 1);
  });
});
