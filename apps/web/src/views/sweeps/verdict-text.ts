import type { Verdict } from '@liesweep/api-contract';
import { formatCount } from '../../format/format-count.js';

const NAMES = 3;

/** What a sweep has found, in two short lines: algebras or dimensions, and how many slices are decided. */
export function verdictText(verdicts: readonly Verdict[], total: number): { first: string; second: string } {
  const decided = verdicts.filter(({ value }) => value !== null);
  const found = [...new Set(decided.map(({ name, value }) => name ?? `dim G = ${String(value)}`))];
  const more = found.length > NAMES ? ` and ${String(found.length - NAMES)} more` : '';
  const conflicts = verdicts.filter(({ status }) => status === 'conflict').length;
  const second = `${formatCount(decided.length)} of ${formatCount(total)} slices decided`;
  return {
    first: found.length === 0 ? 'nothing decided' : `${found.slice(0, NAMES).join(', ')}${more}`,
    second: conflicts === 0 ? second : `${second}, ${formatCount(conflicts)} in conflict`,
  };
}
