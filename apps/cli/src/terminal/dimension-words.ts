import { countOf, type Certificate } from '@liesweep/sweep';

/** A certified dimension in words: `dim G = 6`, `dim G = ?`, or `3 fields, no algebra` where fields have a number but no group. */
export function dimensionWords({ groupDimension, fields }: Pick<Certificate, 'groupDimension' | 'fields'>): string {
  if (groupDimension === null) return 'dim G = ?';
  if (fields === undefined || (fields.isAlgebra && !fields.isVacuous)) return `dim G = ${String(groupDimension)}`;
  return `${countOf(groupDimension, 'field')}, ${fields.isVacuous ? 'all of the ansatz' : 'no algebra'}`;
}
