import {
  albertDeterminant,
  albertDeterminantGradient,
  tracelessCubic,
  tracelessCubicGradient,
} from '@liesweep/lie/octonions';
import { z } from 'zod';
import { mapping } from '../schema/mapping.js';
import { defineOracle, type Formula } from './define-oracle.js';

const schema = mapping({
  kind: z.literal('cubic'),
  form: z
    .enum(['albert', 'traceless'])
    .default('albert')
    .describe('On the 27 dimensions of H₃(O), or the 26 traceless.'),
});

type Form = z.output<typeof schema>['form'];

const DIMENSION: Readonly<Record<Form, number>> = { albert: 27, traceless: 26 };

const REAL: Readonly<Record<Form, Formula>> = {
  albert: { value: (x) => [albertDeterminant(x)], gradient: (x) => [albertDeterminantGradient(x)] },
  traceless: { value: (x) => [tracelessCubic(x)], gradient: (x) => [tracelessCubicGradient(x)] },
};

/**
 * φ(x) = N(x), the cubic form of H₃(O): on all 27 dimensions it is kept by E6(−26), on the 26 traceless ones by F4. In the
 * complex field its labels are Re N and Im N, with the norm kept by compact E6.
 */
export const cubic = defineOracle<z.output<typeof schema>>({
  kind: 'cubic',
  fileSchema: schema,
  examples: [
    {
      written: 'cubic',
      formula: 'the determinant of H₃(O): real E6(−26); complex, with `norm`, compact E6',
      finds: { field: 'real', dimension: 27, groupDimension: 78 },
    },
    {
      written: '{ kind: cubic, form: traceless }',
      formula: 'the same on matrices without a trace: F4',
      finds: { field: 'real', dimension: 26, groupDimension: 52 },
    },
  ],
  key: ({ form }) => `cubic(${form})`,
  onlyField: ({ form }) => (form === 'traceless' ? { field: 'real', form: `cubic in its form ${form}` } : undefined),
  onlyDimension: ({ form }) => DIMENSION[form],
  source: 'formula',
  labelCount: (_, field) => (field === 'complex' ? 2 : 1),
  formula: ({ form }, { field }) => (field === 'complex' ? COMPLEX : REAL[form]),
});

/**
 * φ(z) = (Re N(z), Im N(z)) on C²⁷. N is cubic, so at z = u + iv
 *
 *     N(z) = N(u) − ∇N(v)·u + i(∇N(u)·v − N(v)),
 *
 * and ∇N is quadratic, so
 *
 *     ∇N(z) = ∇N(u) − ∇N(v) + i(∇N(u + v) − ∇N(u) − ∇N(v)) = p + iq,
 *
 * and dN(z)·dz = (p + iq)·(du + i dv) gives ∇ Re N = (p, −q) and ∇ Im N = (q, p).
 */
const COMPLEX: Formula = {
  value: (z27) => {
    const [u, v] = halvesOf(z27);
    return [
      albertDeterminant(u) - dot(albertDeterminantGradient(v), u),
      dot(albertDeterminantGradient(u), v) - albertDeterminant(v),
    ];
  },
  gradient: (z27) => {
    const [u, v] = halvesOf(z27);
    const [atU, atV] = [albertDeterminantGradient(u), albertDeterminantGradient(v)];
    const atSum = albertDeterminantGradient(u.map((entry, k) => entry + (v[k] ?? Number.NaN)));
    const p = atU.map((slope, k) => slope - (atV[k] ?? Number.NaN));
    const q = atSum.map((slope, k) => slope - (atU[k] ?? Number.NaN) - (atV[k] ?? Number.NaN));
    return [Float64Array.of(...p, ...q.map((slope) => -slope)), Float64Array.of(...q, ...p)];
  },
};

function halvesOf(sample: Float64Array): readonly [u: Float64Array, v: Float64Array] {
  const n = sample.length / 2;
  return [sample.subarray(0, n), sample.subarray(n)];
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, entry, k) => sum + entry * (b[k] ?? Number.NaN), 0);
}
