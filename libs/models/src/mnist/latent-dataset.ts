import type { Dataset } from '../data/dataset.js';
import { rowsOf } from '../networks/batches.js';
import { evaluateTable } from '../networks/evaluate-table.js';
import type { FittedLatentSpace } from './fit-latent-space.js';
import { PIXEL_COUNT, type Digits } from './mnist-digits.js';

/** The digits as points of their latent space, labelled with their class; held out are those that were for the fit. */
export function latentDataset({ encoder, split }: FittedLatentSpace, { images, labels }: Digits): Dataset {
  const latents = (rows: Int32Array): Float64Array =>
    Float64Array.from(evaluateTable(encoder, rowsOf(images, PIXEL_COUNT, rows)));
  const classes = (rows: Int32Array): Float64Array => Float64Array.from(rows, (row) => labels[row] ?? Number.NaN);
  return {
    sampleCount: split.train.length,
    heldOutCount: split.heldOut.length,
    samples: latents(split.train),
    heldOut: latents(split.heldOut),
    labelCount: 1,
    labels: classes(split.train),
    heldOutLabels: classes(split.heldOut),
  };
}
