import type { PhaseDiagramSlice } from '@liesweep/phase-diagram';

import { figureCard, type DrawnFigures } from './figure-card.js';
import { fragment, type Html } from './fragment.js';
import type { DigitFlow, ReportInput } from './report-input.js';
import { flowsFigure, isSameSlice } from './write-figures.js';

/** Handwritten digits along the fields of a slice: strips, and what all flows change; null where there are none. */
export function flowsSection(
  input: ReportInput,
  drawn: DrawnFigures,
  slice: PhaseDiagramSlice,
  name: string,
): Html | null {
  const found = input.digitFlows?.find((candidate) => isSameSlice(candidate, slice));
  if (found === undefined) return null;
  const shown = found.flows.filter(({ strip }) => strip !== null);
  return fragment`<h3>Digits along the flows</h3>
    ${figureCard(
      drawn,
      flowsFigure(input, slice),
      `Digits along the flows, ${name}`,
      fragment`Held-out digits, framed, moved along each field to both sides, and the logits below. Shown are those that change most for what their logits change.`,
    )}
    <p>${describeFlows('Of the strips shown', shown)}</p>
    <p>${describeFlows(`Of all ${String(found.flows.length)} flows that were followed`, found.flows)}</p>
    <p class="note">
      Logits are measured by the standard deviation of a logit over the digits, images by the mean distance of two digits of
      the same class. Integrated by Runge and Kutta’s method of fourth order with steps of at
      most ${rounded(largest(found.flows.map(({ step }) => step)))}. The fields’ independence at held-out digits, from 0 to 1, is
      ${rounded(found.independence)}.
    </p>`;
}

function describeFlows(which: string, flows: readonly DigitFlow[]): string {
  const kept = flows.filter(({ keepsLabel }) => keepsLabel).length;
  const [logits, images] = [flows.map(({ logitChange }) => logitChange), flows.map(({ imageChange }) => imageChange)];
  return (
    `${which}, ${String(kept)} of ${String(flows.length)} keep the label at every step; ` +
    `logits change by ${percent(median(logits))} in the median and ${percent(largest(logits))} at most, ` +
    `images by ${percent(median(images))} in the median and ${percent(smallest(images))} at least.`
  );
}

const finite = (values: readonly (number | null)[]): number[] => values.flatMap((value) => value ?? []);
const largest = (values: readonly (number | null)[]): number => Math.max(...finite(values));
const smallest = (values: readonly (number | null)[]): number => Math.min(...finite(values));

function median(values: readonly (number | null)[]): number {
  const sorted = finite(values).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function percent(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : 'an unknown part';
}

function rounded(value: number | null): string {
  return value === null || !Number.isFinite(value) ? 'unknown' : String(Number(value.toPrecision(3)));
}
