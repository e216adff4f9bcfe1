import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The chart's folder. */
export const CHART = fileURLToPath(new URL('../../infra/helm/liesweep', import.meta.url));

/** The path of one of the chart's overlays, such as `gpu`. */
export function overlay(name) {
  return join(CHART, 'overlays', `values-${name}.yaml`);
}

/** The combinations of overlays that must work, each on top of the example. */
export const COMBINATIONS = [
  [],
  ['gpu'],
  ['mig'],
  ['autoscaling'],
  ['monitoring'],
  ['api'],
  ['temporal-cloud'],
  ['gpu', 'mig', 'autoscaling', 'monitoring', 'temporal-cloud', 'api'],
];

/** Helm's flags for the example with more overlays. */
export function valuesFlags(names) {
  return ['example', ...names].flatMap((name) => ['--values', overlay(name)]);
}
