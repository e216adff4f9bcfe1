import { BadInputError, isDigitData, oracleOf } from '@liesweep/sweep';
import type { SweepToCertify } from './certify/certify-dimension.js';

/**
 * Refuses a sweep whose data have a sample on which a formula that it writes down, or a slope of it, is no finite number.
 *
 * @param path of the sweep file
 * @throws BadInputError that names the formula and the sample
 */
export async function refuseUndefined(
  { spec, dataset }: Pick<SweepToCertify, 'spec' | 'dataset'>,
  path: string,
): Promise<void> {
  const { system, data, grid } = spec;
  const writesFormulas =
    system.oracles.some((oracle) => oracleOf(oracle).labelNames !== undefined) ||
    'functions' in system.parameterisation;
  if (!writesFormulas || isDigitData(data)) return;
  // What evaluates formulas takes longer to load than most sweep files take to read.
  // eslint-disable-next-line no-restricted-syntax -- of a library that may be imported, and is listed: only later
  const { undefinedLabel } = await import('@liesweep/models');
  for (const dimension of grid.dimension) {
    const found = undefinedLabel(spec, dimension, dataset);
    if (found === undefined) continue;
    throw new BadInputError({ happened: `${path}: ${found}.`, safe: 'Nothing was trained or written.' });
  }
}
