import { heatMap } from './heat-map.js';
import { lossAgainstGenerators } from './loss-against-generators.js';
import { renderSvg } from './render-svg.js';
import { rotationSlice, textsOf } from './testing/index.js';

describe('the title of a panel', () => {
  const base = rotationSlice(5, 1, 10);
  const slices = [1, 2].flatMap((orthogonality) =>
    [0, 1].flatMap((closure) =>
      [0, 0.001].map((sparsity) => ({ ...base, weights: { ...base.weights, orthogonality, closure, sparsity } })),
    ),
  );

  test.each(['wide', 'narrow'] as const)('is whole, in as many lines as it needs (%s)', async (layout) => {
    for (const figure of [lossAgainstGenerators(slices, layout), heatMap(slices, layout)]) {
      const texts = textsOf(await renderSvg(figure)).join(' ');
      expect(texts).not.toContain('…');
      expect(texts.match(/with sparsity \(h = 0\.001\)/g)).toHaveLength(4);
      expect(texts.match(/with orthogonality \(h = 2\)/g)).toHaveLength(4);
    }
  });
});
