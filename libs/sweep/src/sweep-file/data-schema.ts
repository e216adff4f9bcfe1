import { z } from 'zod';
import { kindOrMapping, laterKind, mapping } from './mapping.js';
import { positiveNumber, wholeNumber } from './numbers.js';

const MOST_SAMPLES = 10_000_000;
const PIXELS = 784;

const text = z.string({ error: 'a text' }).min(1, { error: 'a text' });
const names = z.array(text, { error: 'a list of column names' }).min(1, { error: 'at least one column name' });

const normal = mapping({
  kind: z.literal('normal'),
  samples: wholeNumber(1, MOST_SAMPLES).default(300).describe('m, the number of samples x ~ N(0, 1).'),
});
const csvSettings = {
  path: text,
  features: names,
  labels: names,
  complexPairs: z.boolean({ error: 'true or false' }),
  scale: positiveNumber(),
};
const csv = laterKind('csv', csvSettings, 'reading data from a CSV file');
const npy = laterKind('npy', { path: text, labels: text }, 'reading data from a NumPy file');
const mnistLatent = laterKind('mnist-latent', { dimension: wholeNumber(1, PIXELS) }, 'the latent space of MNIST');

/** Where the samples come from. */
export const dataSchema = kindOrMapping(
  ['normal', 'csv', 'npy', 'mnist-latent'],
  z.discriminatedUnion('kind', [normal, csv, npy, mnistLatent], {
    error: 'a mapping with the key kind, such as { kind: normal, samples: 300 }',
  }),
);
