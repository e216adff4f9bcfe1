import { ORACLES, oracleOf, parseSweepFile } from '@liesweep/sweep';

/** Where the table of oracles stands, and what its first line begins with. */
export const ORACLE_TABLE = { document: 'docs/sweep-file.md', head: '| oracle' };

/** The rows of the table of oracles, as their definitions have them: how it is written, φ, and what it needs. */
export function oracleRows() {
  return ORACLES.flatMap((definition) =>
    definition.examples.map(({ written, formula, finds }) => {
      const needs = definition.source === 'formula' ? needsOf(written, finds) : NEEDS[definition.source];
      return [`\`${written}\``, formula.replaceAll('|', '\\|'), needs];
    }),
  );
}

/** What is taken from the data. */
const NEEDS = { labels: 'data with labels', gradients: 'csv or npy' };

/** The only numbers, and the only n, that a formula is defined on. */
function needsOf(written, { field, dimension }) {
  const text = `{ name: a, system: { oracles: [${written}], field: ${field} }, grid: { dimension: ${String(dimension)}, generators: 1 } }`;
  const [oracle] = parseSweepFile(text).system.oracles;
  const { onlyField, onlyDimension } = oracleOf(oracle);
  const only = [onlyField?.(oracle)?.field, onlyDimension && `n = ${String(onlyDimension(oracle))}`];
  return only.filter((each) => each !== undefined).join(', ');
}
