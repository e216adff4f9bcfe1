/** What the fields of a trial do to handwritten digits: strips of images along their flows, and how well each flow keeps the logits. */
import {
  evaluate64,
  logitSpread,
  morphDigit,
  type LatentDigits,
  type Morph,
  type Network,
  type VectorField,
} from '@liesweep/models';
import type { FlowTensors, HostTensor } from '@liesweep/sweep';

/** The digits that flows are followed from, and the classifier that they should keep. */
export interface FlowStarts {
  readonly decoder: Network;
  readonly classifier: Network;
  /** The standard deviation of a logit over the digits that were trained with. */
  readonly spread: number;
  readonly starts: readonly FlowStart[];
}

interface FlowStart {
  readonly digit: number;
  readonly latent: Float64Array;
  /** The mean distance of two random images of its class. */
  readonly classDistance: number;
}

/** Held-out digits of each class that flows start from. */
const STARTS_PER_DIGIT = 3;

/** A strip is to change its image by this share of the distance between two random digits of its class: a quarter, and a little. */
const IMAGE_CHANGE = 0.27;

/** Half the length of a flow: the first that changes the image enough, or the last. A field moves a digit by about 1.4 per unit. */
const LENGTHS = [0.25, 0.5, 1, 2, 4];

/** Of the integrator, which is of fourth order: at half of it the logits differ by less than 1e-4 of their spread. */
const STEP = 0.05;

/** Strips that are stored of every generator. */
const SHOWN_PER_GENERATOR = 3;

/** The first held-out digits of each class that the classifier gets right. */
export function flowStarts({ space, dataset, classDistances }: LatentDigits, classifier: Network): FlowStarts {
  const { heldOut, heldOutLabels, heldOutCount, samples } = dataset;
  const d = heldOut.length / heldOutCount;
  const found = new Map<number, FlowStart[]>();
  heldOutLabels.forEach((digit, row) => {
    const latent = heldOut.slice(row * d, (row + 1) * d);
    const ofClass = found.get(digit) ?? [];
    if (ofClass.length === STARTS_PER_DIGIT || largest(evaluate64(classifier, latent)) !== digit) return;
    found.set(digit, [...ofClass, { digit, latent, classDistance: classDistances[digit] ?? Number.NaN }]);
  });
  const starts = [...found.values()].flat().sort((a, b) => a.digit - b.digit);
  return { decoder: space.decoder, classifier, spread: logitSpread(classifier, samples), starts };
}

/**
 * Follows every field of a trial from every start, to both sides.
 *
 * @returns `table` [flows, 8]: generator (from 0), digit, half the length, step, 1 where the label is the same at every
 *   step, largest change of a logit over the spread of logits, largest change of the image over the distance of the class,
 *   and the position among the strips or −1; `images` [strips, 7, 784] and `logits` [strips, 7, 10] of those that
 *   change the image most for what they change the logits
 */
export function digitFlows(fields: readonly VectorField[], given: FlowStarts): Omit<FlowTensors, 'independence'> {
  const flows = fields.flatMap((field, generator) =>
    given.starts.map((start) => ({ generator, start, ...follow(field, start, given) })),
  );
  const shown = fields.flatMap((_, generator) => bestOf(flows.filter((flow) => flow.generator === generator)));
  const frames = shown.flatMap(({ morph }) => morph.frames);
  const table = flows.map((flow) => [
    ...[flow.generator, flow.start.digit, flow.length, flow.morph.step, flow.morph.keepsLabel ? 1 : 0],
    ...[flow.logitChange, flow.imageChange, shown.indexOf(flow)],
  ]);
  const tensor = (
    shape: readonly number[],
    rows: readonly (readonly number[] | Float32Array | Float64Array)[],
  ): HostTensor => ({
    shape,
    data: Float32Array.from(rows.flatMap((row) => [...row])),
  });
  const [first] = frames;
  const perStrip = shown.length === 0 ? 0 : frames.length / shown.length;
  return {
    table: tensor([flows.length, 8], table),
    images: tensor(
      [shown.length, perStrip, first?.image.length ?? 0],
      frames.map(({ image }) => image),
    ),
    logits: tensor(
      [shown.length, perStrip, first?.logits.length ?? 0],
      frames.map(({ logits }) => logits),
    ),
  };
}

interface FollowedFlow {
  readonly morph: Morph;
  readonly length: number;
  readonly logitChange: number;
  readonly imageChange: number;
}

function follow(field: VectorField, { latent, classDistance }: FlowStart, given: FlowStarts): FollowedFlow {
  const along = (length: number): FollowedFlow => {
    const morph = morphDigit({ space: given, field, start: latent, length, step: STEP });
    return {
      ...{ morph, length, imageChange: morph.imageChange / classDistance },
      logitChange: morph.logitChange / given.spread,
    };
  };
  const [shortest = STEP, ...longer] = LENGTHS;
  return longer.reduce((flow, length) => (flow.imageChange >= IMAGE_CHANGE ? flow : along(length)), along(shortest));
}

/** The flows, of distinct digits, that change the image most for what they change the logits. */
function bestOf<Flow extends FollowedFlow & { readonly start: FlowStart }>(flows: readonly Flow[]): Flow[] {
  const chosen: Flow[] = [];
  const price = ({ logitChange, imageChange }: Flow): number => logitChange / Math.min(imageChange, IMAGE_CHANGE);
  for (const flow of flows.toSorted((a, b) => price(a) - price(b))) {
    if (chosen.every(({ start }) => start.digit !== flow.start.digit)) chosen.push(flow);
  }
  return chosen.slice(0, SHOWN_PER_GENERATOR);
}

function largest(values: Float64Array): number {
  return values.indexOf(Math.max(...values));
}
