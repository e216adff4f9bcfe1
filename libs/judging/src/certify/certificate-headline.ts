import { countOf, type Certificate } from '@liesweep/sweep';

/**
 * What a certificate is a number of, in words: `dim G = 6`, `dim G = ?` where it is refused, and of fields that are no algebra or
 * that any change of the labels matches, which have no group, `3 independent fields, no algebra`.
 */
export function certificateHeadline({
  groupDimension,
  fields,
}: Pick<Certificate, 'groupDimension' | 'fields'>): string {
  if (groupDimension === null) return 'dim G = ?';
  if (fields?.isVacuous === true) return `all of ${countOf(groupDimension, 'field')}, nothing found`;
  return fields === undefined || fields.isAlgebra
    ? `dim G = ${String(groupDimension)}`
    : `${countOf(groupDimension, 'independent field')}, no algebra`;
}
