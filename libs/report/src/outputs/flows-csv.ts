import type { SliceFlows } from '../page/report-input.js';
import { csvField } from './csv-field.js';

const COLUMNS = 'n,generator,digit,strip,halfLength,step,keepsLabel,logitChange,imageChange,independence';

/**
 * `flows.csv`: one line per flow that was followed from a held-out digit; a number that was not finite is an empty field.
 */
export function flowsCsv(slices: readonly SliceFlows[]): string {
  const lines = slices.flatMap(({ dimension, independence, flows }) =>
    flows.map(({ generator, digit, strip, length, step, keepsLabel, logitChange, imageChange }) =>
      [dimension, generator, digit, strip, length, step, keepsLabel, logitChange, imageChange, independence]
        .map((value) => csvField(typeof value === 'number' && Number.isNaN(value) ? null : value))
        .join(','),
    ),
  );
  return `${[COLUMNS, ...lines].join('\n')}\n`;
}
