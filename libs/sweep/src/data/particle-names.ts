import type { ColumnSpec } from './column.js';

/** What an expression can use as a name, without digits at its end: the number of the particle follows. */
const NAME = /^[A-Za-z](?:\w{0,29}[A-Za-z])?$/;

/**
 * What the features of several vectors of columns are called together: `E`, `px` of [E1, px1], [E2, px2], and `pt`, `eta` of
 * [mu1_pt, mu1_eta], [mu2_pt, mu2_eta]. Undefined where their names have no such parts.
 */
export function particleNames(vectors: readonly (readonly ColumnSpec[])[]): readonly string[] | undefined {
  const [first = []] = vectors;
  const groups = first.map((_, at) => vectors.map((vector) => vector[at]));
  if (!groups.flat().every((each) => typeof each === 'string')) return undefined;
  const names = groups as readonly (readonly string[])[];
  const beginnings = names.map((group) => commonBeginning(group).replace(/[_\W\d]+$/, ''));
  const endings = names.map((group) => commonEnding(group).replace(/^[_\W\d]+/, ''));
  return [beginnings, endings].find(
    (candidates) => candidates.every((name) => NAME.test(name)) && new Set(candidates).size === candidates.length,
  );
}

function commonBeginning([first = '', ...others]: readonly string[]): string {
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length);
}

function commonEnding([first = '', ...others]: readonly string[]): string {
  let start = 0;
  for (const other of others) {
    while (!other.endsWith(first.slice(start))) start += 1;
  }
  return first.slice(start);
}
