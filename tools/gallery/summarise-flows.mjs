import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A flow that was followed from a digit, as `flows.csv` has it.
 *
 * @typedef {{ generator: number, digit: number, isShown: boolean, step: number, keepsLabel: boolean, logitChange: number, imageChange: number, independence: number }} Flow
 */

/** What must hold along the flows that are shown, and for the classifier that they keep. */
const LEAST_ACCURACY = 0.96;
const LEAST_IMAGE_CHANGE = 0.25;
const MOST_LOGIT_CHANGE = 0.05;
const LEAST_INDEPENDENCE = 0.5;
const LEAST_GENERATORS = 2;

/** @param {string} folder of a run @returns {readonly Flow[]} none where it has none */
export function readFlows(folder) {
  const file = join(folder, 'flows.csv');
  if (!existsSync(file)) return [];
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    const text = (name) => cells[names.indexOf(name)] ?? '';
    const number = (name) => (text(name) === '' ? Number.NaN : Number(text(name)));
    return {
      ...{ generator: number('generator'), digit: number('digit'), step: number('step') },
      ...{ isShown: text('strip') !== '', keepsLabel: text('keepsLabel') === 'true' },
      ...{ logitChange: number('logitChange'), imageChange: number('imageChange') },
      independence: number('independence'),
    };
  });
}

/**
 * Sentences with the figures of a run: how good its learned oracles are, and what its flows keep and change.
 *
 * @param {any} phaseDiagram
 * @param {readonly Flow[]} flows
 * @returns {string[]}
 */
export function figuresOf(phaseDiagram, flows) {
  const fits = phaseDiagram.slices.flatMap(({ learned }) => learned?.fits ?? []);
  const qualities = [
    ...new Set(fits.map(({ measure, heldOut }) => `${measure} ${String(Math.floor(1e4 * heldOut) / 1e4)}`)),
  ];
  return [
    ...(qualities.length === 0
      ? []
      : [`The oracle, fitted to labels, reaches on samples it never saw: ${qualities.join(', ')}.`]),
    ...describeFlows(
      'Along the flows shown',
      flows.filter(({ isShown }) => isShown),
    ),
    ...describeFlows(`Along all ${String(flows.length)} flows that were followed`, flows),
    ...(flows.length === 0
      ? []
      : [
          `Logits are measured by their standard deviation over the digits, images by the mean distance of two random digits of the class; ` +
            `Runge–Kutta of fourth order, steps of at most ${most(flows, 'step').toFixed(3)}. ` +
            `The fields’ independence at held-out digits is ${flows[0].independence.toFixed(3)}, 1 being orthogonal.`,
        ]),
  ];
}

/**
 * Sentences about what does not hold and must.
 *
 * @param {string} name of the example
 * @param {any} phaseDiagram
 * @param {readonly Flow[]} flows
 * @returns {string[]}
 */
export function flowSurprises(name, phaseDiagram, flows) {
  if (flows.length === 0) return [];
  const shown = flows.filter(({ isShown }) => isShown);
  const accuracy = phaseDiagram.slices[0]?.learned?.fits[0]?.heldOut ?? Number.NaN;
  const claims = [
    [accuracy >= LEAST_ACCURACY, `a classifier of ${String(accuracy)}`],
    [new Set(shown.map(({ generator }) => generator)).size >= LEAST_GENERATORS, 'strips of too few generators'],
    [flows[0].independence >= LEAST_INDEPENDENCE, `fields of independence ${String(flows[0].independence)}`],
    ...shown.map(({ generator, digit, keepsLabel, logitChange, imageChange }) => [
      keepsLabel && logitChange < MOST_LOGIT_CHANGE && imageChange >= LEAST_IMAGE_CHANGE,
      `generator ${String(generator)}, digit ${String(digit)}: label kept ${String(keepsLabel)}, logits ${String(logitChange)}, image ${String(imageChange)}`,
    ]),
  ];
  return claims.flatMap(([holds, what]) => (holds ? [] : [`${name}: ${what}`]));
}

function describeFlows(where, flows) {
  if (flows.length === 0) return [];
  const kept = flows.filter(({ keepsLabel }) => keepsLabel).length;
  const good = flows.filter(
    ({ logitChange, imageChange }) => logitChange < MOST_LOGIT_CHANGE && imageChange >= LEAST_IMAGE_CHANGE,
  ).length;
  return [
    `${where} the label stays at every step in ${String(kept)} of ${String(flows.length)}, logits change by ${percent(median(flows, 'logitChange'))} ` +
      `in the median and ${percent(most(flows, 'logitChange'))} at most, images by ${percent(median(flows, 'imageChange'))} in the median and ` +
      `${percent(Math.min(...flows.map(({ imageChange }) => imageChange)))} at least; ` +
      `${String(good)} of ${String(flows.length)} change the image by a quarter or more and the logits by less than 5 %.`,
  ];
}

const most = (flows, key) => Math.max(...flows.map((flow) => flow[key]));
const median = (flows, key) => flows.map((flow) => flow[key]).sort((a, b) => a - b)[Math.floor(flows.length / 2)];
const percent = (share) => `${(100 * share).toFixed(1)} %`;
