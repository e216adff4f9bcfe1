import { z } from 'zod';
import { formatRow } from '../format-number.js';
import { mapping } from '../schema/mapping.js';
import { numberList } from '../schema/numbers.js';
import { defineOracle, type Formula } from './define-oracle.js';

const schema = mapping({
  kind: z.literal('vacuum'),
  adjoint: numberList().optional().describe('The diagonal of Φ: φ(x) = x†Φx.'),
  fundamental: numberList().optional().describe('v: φ(x) = (Re v†x, Im v†x).'),
}).transform(({ kind, adjoint, fundamental }, context) => {
  if (adjoint !== undefined && fundamental === undefined) return { kind, adjoint };
  if (fundamental !== undefined && adjoint === undefined) return { kind, fundamental };
  const message = 'expected either adjoint or fundamental, such as { kind: vacuum, fundamental: [0, 0, 1] }';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

/** The invariants of a vacuum: x†Φx with Φ diagonal and real, or Re and Im of v†x with v real. */
export const vacuum = defineOracle<z.output<typeof schema>>({
  kind: 'vacuum',
  fileSchema: schema,
  examples: [
    {
      written: '{ kind: vacuum, adjoint: [1, 1, -2] }',
      formula: 'x†Φx with Φ diagonal; n entries',
      finds: { field: 'complex', dimension: 3, beside: 'norm', groupDimension: 5 },
    },
    {
      written: '{ kind: vacuum, fundamental: [0, 0, 1] }',
      formula: 'v†x, real and imaginary part; n entries',
      finds: { field: 'complex', dimension: 3, beside: 'norm', groupDimension: 4 },
    },
  ],
  key: (spec) =>
    'adjoint' in spec
      ? `vacuum(adjoint,${formatRow(spec.adjoint)})`
      : `vacuum(fundamental,${formatRow(spec.fundamental)})`,
  onlyField: () => ({ field: 'complex' }),
  featureLists: (spec) =>
    'adjoint' in spec
      ? [{ key: 'adjoint', count: spec.adjoint.length, what: 'entries' }]
      : [{ key: 'fundamental', count: spec.fundamental.length, what: 'entries' }],
  source: 'formula',
  labelCount: (spec) => ('fundamental' in spec ? 2 : 1),
  formula: (spec) => ('adjoint' in spec ? adjointVacuum(spec.adjoint) : fundamentalVacuum(spec.fundamental)),
});

/** φ(x) = x†Φx for a vacuum in the adjoint representation: what is left of the group commutes with Φ. */
function adjointVacuum(diagonal: readonly number[]): Formula {
  const weight = (at: number): number => diagonal[at % diagonal.length] ?? Number.NaN;
  return {
    value: (x) => [x.reduce((sum, entry, at) => sum + weight(at) * entry * entry, 0)],
    gradient: (x) => [x.map((entry, at) => 2 * weight(at) * entry)],
  };
}

/** φ(x) = (Re v†x, Im v†x) for a vacuum in the fundamental representation: what is left of the group keeps v. */
function fundamentalVacuum(direction: readonly number[]): Formula {
  const n = direction.length;
  const zeros = direction.map(() => 0);
  const along = (x: Float64Array): number =>
    direction.reduce((sum, entry, at) => sum + entry * (x[at] ?? Number.NaN), 0);
  return {
    value: (x) => [along(x.subarray(0, n)), along(x.subarray(n))],
    gradient: () => [Float64Array.from([...direction, ...zeros]), Float64Array.from([...zeros, ...direction])],
  };
}
