import type { GeneratorMatrix } from '@liesweep/sweep';

/** The entries of one generator as they are printed: row by row, `·` where there is nothing. */
export type EntryTexts = readonly (readonly string[])[];

/** Entries below this share of the largest one are nothing, where every feature has size 1; of labels more may be noise. */
const LEAST_SHARE = 5e-3;
const MOST_SHARE = 0.05;

const DIGITS = 2;

/**
 * The entries of a generator with two digits.
 *
 * @param sizes of the n features: entry (j, k) turns feature k into feature j, so that it counts by size_k/size_j
 * @param noise share of the largest entry below which nothing is known
 */
export function generatorEntries(generator: GeneratorMatrix, sizes: readonly number[], noise: number): EntryTexts {
  const [re, im] = 're' in generator ? [generator.re, generator.im] : [generator, undefined];
  const entries = re.map((row, j) =>
    row.map((value, k) => {
      const unit = (sizes[k] ?? 1) / (sizes[j] ?? 1);
      return { re: value ?? Number.NaN, im: im === undefined ? 0 : (im[j]?.[k] ?? Number.NaN), unit };
    }),
  );
  const sizeOf = (entry: { readonly re: number; readonly im: number; readonly unit: number }): number =>
    entry.unit * Math.max(Math.abs(entry.re), Math.abs(entry.im));
  const share = Math.min(MOST_SHARE, Math.max(LEAST_SHARE, noise));
  const negligible = share * entries.flat().reduce((most, entry) => Math.max(most, sizeOf(entry)), 0);
  return entries.map((row) =>
    row.map((entry) => {
      const shown = (value: number): number => (entry.unit * Math.abs(value) <= negligible ? 0 : value);
      return entryText(shown(entry.re), shown(entry.im));
    }),
  );
}

function entryText(re: number, im: number): string {
  if (re === 0 && im === 0) return '·';
  if (im === 0) return number(re);
  const imaginary = `${number(im).replace(/^(−?)1$/, '$1')}i`;
  if (re === 0) return imaginary;
  return `${number(re)}${imaginary.startsWith('−') ? '' : '+'}${imaginary}`;
}

function number(value: number): string {
  const rounded = Number(value.toPrecision(DIGITS));
  const size = Math.abs(rounded);
  const text = size >= 1e-3 && size < 1e4 ? String(size) : size.toExponential();
  return rounded < 0 ? `−${text}` : text;
}
