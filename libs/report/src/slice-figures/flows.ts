import { digitStrips, generatorName, type DigitStrip } from '@liesweep/figures';
import { toRows, type FlowTensors } from '@liesweep/sweep';
import { csvField } from '../outputs/csv-field.js';
import { fragment } from '../page/fragment.js';
import { defineSliceFigure } from './define-slice-figure.js';

/** The side of an image, in pixels. */
const SIDE = 28;

/** A flow that was followed from a held-out digit, to both sides; numbers are null when not finite. */
interface DigitFlow {
  /** From 1. */
  readonly generator: number;
  readonly digit: number;
  /** Half of it. */
  readonly length: number | null;
  /** Of the integrator. */
  readonly step: number | null;
  /** At every step. */
  readonly keepsLabel: boolean;
  /** The largest of any logit, over the standard deviation of a logit. */
  readonly logitChange: number | null;
  /** The largest ‖image − original‖, over the mean distance of two digits of the class. */
  readonly imageChange: number | null;
  /** Its position among the strips; null for one that is not shown. */
  readonly strip: number | null;
}

/** What the fields of a slice do to handwritten digits. */
interface SliceFlows {
  /** Of the fields' values at held-out digits: 1 for orthogonal ones, 0 where one depends on the others. */
  readonly independence: number;
  readonly flows: readonly DigitFlow[];
  readonly strips: readonly DigitStrip[];
}

/** What the fields of each slice do to handwritten digits: those of the best trial with the most generators. */
export const flows = defineSliceFigure<SliceFlows>({
  name: 'flows',
  tellsOf: 'generators',
  generators: 'others',

  read: (slice, { tensorsOf }) => {
    const [found] = slice.cells.toReversed().flatMap(({ generators }) => tensorsOf(slice, generators)?.flows ?? []);
    if (found === undefined) return undefined;
    const all = flowsOf(found);
    return { independence: found.independence, flows: all, strips: stripsOf(found, all) };
  },

  draw: ({ strips }, layout) => ({ 'digit-strips': digitStrips(strips, layout) }),

  section: (found, { card }) => {
    const shown = found.flows.filter(({ strip }) => strip !== null);
    return fragment`<h3>Digits along the flows</h3>
    ${card(
      'digit-strips',
      'Digits along the flows',
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
  },

  /** One line per flow; a number that was not finite is an empty field. */
  table: {
    file: 'flows.csv',
    header: 'n,generator,digit,strip,halfLength,step,keepsLabel,logitChange,imageChange,independence',
    lines: ({ independence, flows: all }, { dimension }) =>
      all.map(({ generator, digit, strip, length, step, keepsLabel, logitChange, imageChange }) =>
        [dimension, generator, digit, strip, length, step, keepsLabel, logitChange, imageChange, independence]
          .map((value) => csvField(typeof value === 'number' && Number.isNaN(value) ? null : value))
          .join(','),
      ),
  },
});

function flowsOf({ table }: FlowTensors): DigitFlow[] {
  return toRows(table).map((row) => {
    const [generator = 0, digit = 0, length, step, keepsLabel, logitChange, imageChange, strip = -1] = row;
    return {
      ...{ generator: (generator ?? 0) + 1, digit: digit ?? 0, keepsLabel: keepsLabel === 1 },
      ...{ length: length ?? null, step: step ?? null },
      ...{ logitChange: logitChange ?? null, imageChange: imageChange ?? null },
      strip: strip === null || strip < 0 ? null : strip,
    };
  });
}

function stripsOf({ images, logits }: FlowTensors, all: readonly DigitFlow[]): DigitStrip[] {
  const [count = 0, frames = 0, pixels = 0] = images.shape;
  const classes = logits.shape[2] ?? 0;
  return Array.from({ length: count }, (_, strip): DigitStrip => {
    const flow = all.find((each) => each.strip === strip);
    return {
      title: flow === undefined ? '' : `${generatorName(flow.generator)}, a ${String(flow.digit)}`,
      original: Math.floor(frames / 2),
      images: Array.from({ length: frames }, (__, frame) => {
        const at = strip * frames + frame;
        const own = Array.from(logits.data.subarray(at * classes, (at + 1) * classes));
        const image = Array.from(images.data.subarray(at * pixels, (at + 1) * pixels));
        return {
          rows: Array.from({ length: SIDE }, (___, row) => image.slice(row * SIDE, (row + 1) * SIDE)),
          label: String(own.indexOf(Math.max(...own))),
          logits: own,
        };
      }),
    };
  });
}

function describeFlows(which: string, all: readonly DigitFlow[]): string {
  const kept = all.filter(({ keepsLabel }) => keepsLabel).length;
  const [logits, images] = [all.map(({ logitChange }) => logitChange), all.map(({ imageChange }) => imageChange)];
  return (
    `${which}, ${String(kept)} of ${String(all.length)} keep the label at every step; ` +
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
