import { defineLabelAction, type LabelledSample, type LabelTerms } from './define-label-action.js';

/** Labels are a tensor over the features, [n, …, n]: each factor moves by Dv, or by a free matrix of its own. */
export const tensor = defineLabelAction({
  kind: 'tensor',
  unknowns: ({ factors }, { n }) => factors.filter((factor) => factor === 'free').length * n ** 2,
  terms: ({ factors }, sample) => tensorTerms(factors, sample),
});

/** −Σ over the factors of a tensor [n, …, n]: Dv in one of its places, or a free matrix. */
function tensorTerms(factors: readonly ('W' | 'free')[], { f, blocks, x, unknowns }: LabelledSample): LabelTerms {
  const [block] = blocks;
  const [copy] = block?.block.copies ?? [];
  if (block === undefined || copy === undefined) throw new RangeError('a tensor: expected features, got none');
  const n = copy.length;
  const slopes = block.derivative(Float64Array.from(copy, (at) => x[at] ?? NaN));
  const { toRaw, fromRaw } = block.features;
  return {
    addTo: (row, label) => {
      let norm = 0;
      let free = 0;
      factors.forEach((factor, position) => {
        const stride = n ** (factors.length - 1 - position);
        const own = Math.floor(label / stride) % n;
        const at = (index: number): number => f[label + (index - own) * stride] ?? NaN;
        if (factor === 'free') {
          for (let m = 0; m < n; m += 1) row[free + own * n + m] = (row[free + own * n + m] ?? NaN) - at(m);
          free += n * n;
          return;
        }
        // (Dv)_own,m f_m with Dv = B Σ_jk c_jk e_j ⊗ ∂ψ̃_k/∂z B⁻¹
        const turned = Float64Array.from({ length: n }, (_, j) => {
          let sum = 0;
          for (let m = 0; m < n; m += 1) sum += fromRaw.get(j, m) * at(m);
          return sum;
        });
        for (let j = 0; j < n; j += 1) {
          for (let k = 0; k < block.size; k += 1) {
            const slope = turned.reduce((sum, value, i) => sum + value * (slopes[k * n + i] ?? NaN), 0);
            const p = unknowns + j * block.size + k;
            row[p] = (row[p] ?? NaN) - toRaw.get(own, j) * slope;
          }
        }
        norm += Math.hypot(...toRaw.getRow(own)) * Math.hypot(...turned) * Math.hypot(...slopes);
      });
      return norm;
    },
  };
}
