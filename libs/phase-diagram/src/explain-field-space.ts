import { countOf, type CertifiedFields } from '@liesweep/sweep';
import type { Evidence } from './evidence.js';
import { formatCounts } from './format-reason.js';

/** As many formulas stand in a sentence. */
const MOST_FORMULAS = 3;

/**
 * Why fields that are certified have no group dimension all the same; undefined where they have one.
 *
 * With v also g·v keeps a function of one point, for any g that is kept: such fields are a module over functions, and what lies
 * in a dictionary is a piece of it whose brackets lead out. And where labels move by whatever matrix fits, every field may be
 * matched by one.
 */
export function explainFieldSpace({ certificate, certified, inState }: Evidence): string | undefined {
  const fields = certificate?.fields;
  if (fields === undefined || certified === null) return undefined;
  if (fields.isVacuous) {
    return `Every one of ${countOf(certified, 'field')} is matched by a change of the labels, for their action is free and they determine the features: this says nothing about the data. Say how the labels move, as labelAction: tangent or { tensor: [W, W] }.`;
  }
  if (fields.isAlgebra) return undefined;
  const { bracketResidual, pointwiseRank } = fields;
  const share = bracketResidual === null ? '' : ` by up to ${String(Math.round(100 * bracketResidual))} %`;
  const rank = pointwiseRank === null ? '' : ` They span ${countOf(pointwiseRank, 'direction')} at a point.`;
  const closing = inState.vanishing.length === 0 ? 'No N_g closes' : `${formatCounts(inState.vanishing)} closes`;
  return `${countOf(certified, 'independent field')}, no algebra inside the dictionary: their brackets leave them${share}, so there is no group dimension.${rank}${lowest(fields)} ${closing}.`;
}

/** The fields of the lowest degree that has any, from which multiples by functions make the others. */
function lowest({ byDegree, basis, functions, features, formulas }: CertifiedFields): string {
  const found = byDegree.find(({ dimension }) => dimension > 0);
  if (found === undefined) return '';
  const blocks = (functions.length * features.length) / (basis[0]?.length ?? Number.NaN);
  const [K, n] = [functions.length / blocks, features.length / blocks];
  const nameOf = (at: number): string => functions[Math.floor(at / (n * K)) * K + (at % K)] ?? '';
  const isLow = (row: readonly number[]): boolean =>
    found === byDegree.at(-1) || row.every((entry, at) => entry === 0 || degreeOf(nameOf(at)) <= found.degree);
  const shown = basis.flatMap((row, a) => (isLow(row) ? (formulas[a] ?? []) : [])).slice(0, MOST_FORMULAS);
  const list = shown.length === 0 ? '' : `, such as ${shown.join('; ')}`;
  return ` The lowest degree is ${String(found.degree)}, with ${countOf(found.dimension, 'field')}${list}.`;
}

/** Of a function by its name: of monomials their degree, and above all of them for what is named. */
function degreeOf(name: string): number {
  if (name === '1') return 0;
  if (/[()]/.test(name)) return Number.POSITIVE_INFINITY;
  return name.split('*').reduce((sum, factor) => sum + Number(factor.split('^')[1] ?? 1), 0);
}
