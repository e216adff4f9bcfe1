import { rotationDiagram } from '@liesweep/figures/testing';

import { reportSample } from '../testing/report-sample.js';
import { unbalancedTag } from '../testing/unbalanced-tag.js';
import { writeFigures } from './write-figures.js';

describe('writeFigures', () => {
  test('draws three figures of the sweep and two per detected group, each a whole SVG', async () => {
    const figures = await writeFigures(reportSample(rotationDiagram([3, 4], [0, 1], 6)));
    expect([...figures.keys()].sort()).toEqual([
      'generators-n3-g3-w0.svg',
      'generators-n3-g3-w1.svg',
      'generators-n4-g6-w0.svg',
      'generators-n4-g6-w1.svg',
      'heat-map.svg',
      'loss-against-generators.svg',
      'structure-constants-n3-g3-w0.svg',
      'structure-constants-n3-g3-w1.svg',
      'structure-constants-n4-g6-w0.svg',
      'structure-constants-n4-g6-w1.svg',
      'training-curves.svg',
    ]);
    for (const svg of figures.values()) {
      expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      expect(unbalancedTag(svg)).toBeUndefined();
    }
  });
});
