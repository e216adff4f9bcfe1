import type { Trial } from '@liesweep/api-contract';
import { LOSS_TERMS } from '@liesweep/sweep/loss-weights';

const COLUMNS = [
  'restart',
  'outcome',
  'vanishes',
  'steps',
  'seconds',
  'lowest_loss',
  'final_loss',
  ...LOSS_TERMS,
  'device',
];

/** The restarts of a cell as CSV, a line each; what is not finite is empty. */
export function trialsCsv(trials: readonly Trial[]): string {
  const lines = trials.map((trial) =>
    [
      ...[trial.restart, trial.outcome, trial.vanishes, trial.steps, trial.seconds, trial.lowestLoss, trial.finalLoss],
      ...LOSS_TERMS.map((term) => trial.terms[term]),
      trial.device,
    ].map(field),
  );
  return [COLUMNS, ...lines].map((line) => `${line.join(',')}\n`).join('');
}

/** A text that a spreadsheet would take for a formula begins with an apostrophe. */
function field(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
