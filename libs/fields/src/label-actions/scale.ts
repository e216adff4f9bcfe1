import { defineLabelAction, type LabelledSample, type LabelTerms } from './define-label-action.js';

/** Labels scale with the features: Df·v = w (tr Dv / n) f. */
export const scale = defineLabelAction({
  kind: 'scale',
  unknowns: () => 0,
  terms: ({ weight }, sample) => scaleTerms(weight, sample),
});

/** −w (tr Dv / n) f, with the mean of tr Dv over the particles. */
function scaleTerms(weight: number, { f, blocks, x }: LabelledSample): LabelTerms {
  const copyCount = blocks.reduce((sum, { block }) => sum + block.copies.length, 0);
  const parts = blocks.map((block) => {
    const n = block.features.mean.length;
    const traces = new Float64Array(n * block.size);
    let norm = 0;
    for (const copy of block.block.copies) {
      const slopes = block.derivative(Float64Array.from(copy, (at) => x[at] ?? NaN));
      for (let j = 0; j < n; j += 1) {
        for (let k = 0; k < block.size; k += 1) {
          const p = j * block.size + k;
          traces[p] = (traces[p] ?? NaN) + (slopes[k * n + j] ?? NaN) / (n * copyCount);
        }
      }
      norm += Math.hypot(...slopes) / (n * copyCount);
    }
    return { traces, norm };
  });
  return {
    addTo: (row, label) => {
      const value = weight * (f[label] ?? NaN);
      let offset = 0;
      let norm = 0;
      for (const { traces, norm: own } of parts) {
        traces.forEach((trace, p) => {
          row[offset + p] = (row[offset + p] ?? NaN) - value * trace;
        });
        offset += traces.length;
        norm += Math.abs(value) * own;
      }
      return norm;
    },
  };
}
