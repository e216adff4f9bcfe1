import { allNumbers, realDimension, rowsOf, Scratch, type GeneratorShape, type RowBlocks } from '@liesweep/sweep';
import { areFinite } from '../data/are-finite.js';
import type { SampledGradients } from './sampled-gradients.js';

/**
 * Samples with the gradients of an oracle at them, a block at a time and as often as asked, so that no certificate needs all of
 * them in memory.
 */
export interface GradientRows {
  readonly shape: GeneratorShape;
  readonly vectorCount: number;
  readonly labelCount: number;
  /** m */
  readonly sampleCount: number;
  /** All samples in order. A block is done with before the next one is asked for. */
  blocks(): Iterable<SampledGradients>;
}

/** What an oracle is asked, and where. */
export type AskedShape = Pick<GradientRows, 'shape' | 'vectorCount' | 'labelCount'>;

/** Numbers that are kept rather than computed again for every pass: 8 MB. */
const MOST_KEPT = 2 ** 20;

/** Samples that are handed out together. */
const BLOCK_SAMPLES = 1024;

/** Samples and gradients that are in memory, or come block by block already. */
export function asGradientRows(sampled: SampledGradients | GradientRows): GradientRows {
  if ('blocks' in sampled) return sampled;
  const { shape, vectorCount, labelCount, samples, gradients } = sampled;
  const length = vectorCount * realDimension(shape);
  const size = BLOCK_SAMPLES * length;
  return {
    ...{ shape, vectorCount, labelCount, sampleCount: samples.length / length },
    *blocks() {
      for (let at = 0; at < samples.length; at += size) {
        const own = gradients.subarray(at * labelCount, (at + size) * labelCount);
        yield { shape, vectorCount, labelCount, samples: samples.subarray(at, at + size), gradients: own };
      }
    },
  };
}

/**
 * The gradients of a function at samples: kept where they are few, and else computed whenever they are asked for.
 *
 * @param gradient one of q·r numbers per label
 * @param mostKept numbers that are few
 */
export function gradientsAt(
  asked: AskedShape,
  samples: RowBlocks,
  gradient: (x: Float64Array) => readonly Float64Array[],
  mostKept = MOST_KEPT,
): GradientRows {
  const { rowCount: sampleCount, width } = samples;
  const rows: GradientRows = {
    ...{ ...asked, sampleCount },
    *blocks() {
      const scratch = new Scratch();
      for (const block of samples.blocks()) {
        const gradients = scratch.take(block.length * asked.labelCount);
        evaluate(block, width, gradient, gradients);
        yield { ...asked, samples: block, gradients };
      }
    },
  };
  const all = width * asked.labelCount;
  if (sampleCount * all > mostKept) return rows;
  const gradients = allNumbers({ rowCount: sampleCount, width: all, blocks: () => gradientBlocksOf(rows) });
  return gradientsBeside(asked, samples, rowsOf(gradients, all));
}

function* gradientBlocksOf(rows: GradientRows): Generator<Float64Array> {
  for (const { gradients } of rows.blocks()) yield gradients;
}

/** Numbers in memory where they are few, so that they are computed once. */
export function keptIfFew(rows: RowBlocks): RowBlocks {
  return rows.rowCount * rows.width > MOST_KEPT ? rows : rowsOf(allNumbers(rows), rows.width);
}

/** Gradients that are given beside the samples, [m, k, q·r]. */
export function gradientsBeside(asked: AskedShape, samples: RowBlocks, gradients: RowBlocks): GradientRows {
  return {
    ...asked,
    sampleCount: samples.rowCount,
    *blocks() {
      const blocks = gradients.blocks()[Symbol.iterator]();
      const scratch = new Scratch();
      let rest = new Float64Array();
      for (const block of samples.blocks()) {
        const wanted = block.length * asked.labelCount;
        const own = scratch.take(wanted);
        let filled = 0;
        while (filled < wanted) {
          if (rest.length === 0) {
            const next = blocks.next();
            if (next.done === true) throw new RangeError('gradients: expected one row for every sample, got fewer');
            rest = next.value as Float64Array<ArrayBuffer>;
          }
          const part = rest.subarray(0, wanted - filled);
          own.set(part, filled);
          filled += part.length;
          rest = rest.subarray(part.length);
        }
        yield { ...asked, samples: block, gradients: own };
      }
    },
  };
}

/** What gradients are all together: nothing is certified of those that are not finite, or all zero. */
export function kindOfGradients(rows: GradientRows): 'not finite' | 'zero' | 'some' {
  let isZero = true;
  for (const { gradients } of rows.blocks()) {
    if (!areFinite([gradients])) return 'not finite';
    isZero &&= gradients.every((slope) => slope === 0);
  }
  return isZero ? 'zero' : 'some';
}

/** The samples alone. */
export function samplesOf(rows: GradientRows): RowBlocks {
  return {
    rowCount: rows.sampleCount,
    width: rows.vectorCount * realDimension(rows.shape),
    *blocks() {
      for (const { samples } of rows.blocks()) yield samples;
    },
  };
}

function evaluate(
  samples: Float64Array,
  length: number,
  gradient: (x: Float64Array) => readonly Float64Array[],
  into: Float64Array,
): void {
  let to = 0;
  for (let at = 0; at < samples.length; at += length) {
    for (const slopes of gradient(samples.subarray(at, at + length))) {
      for (let entry = 0; entry < length; entry += 1) into[to + entry] = slopes[entry] ?? Number.NaN;
      to += length;
    }
  }
}
