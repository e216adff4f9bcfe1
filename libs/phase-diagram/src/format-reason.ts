import type { Cell, Certificate } from '@liesweep/sweep';

/** Such as `N_g = 5` or `N_g = 5, 7, 8`. */
export function formatCounts(cells: readonly Cell[]): string {
  return `N_g = ${cells.map(({ gridPoint }) => String(gridPoint.generatorCount)).join(', ')}`;
}

/** Two digits, such as `3.1e-4`, `1e-6` or `0.6`. */
export function formatLoss(loss: number | null): string {
  if (loss === null) {
    return 'no finite loss';
  }
  const rounded = Number(loss.toPrecision(2));
  return rounded !== 0 && (rounded < 0.1 || rounded >= 1000) ? rounded.toExponential() : String(rounded);
}

/** Why there is no certified dimension, as part of a sentence. */
export function explainMissing(certificate: Certificate | undefined): string {
  if (certificate === undefined) return 'there is no certificate';
  return certificate.refusal === 'network'
    ? 'there is no certificate, for nothing bounds the error of what was fitted'
    : `the certificate is refused (${certificate.reason.replace(/\.$/, '')})`;
}
