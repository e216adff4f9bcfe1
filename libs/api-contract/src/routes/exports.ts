import { z } from 'zod';
import { figureSchema } from '../resources/generators.js';
import { defineRoute } from '../route.js';
import { sweepParams } from './sweep-params.js';

const download = <const Name extends string>(name: Name, file: string, mediaType: string, summary: string) =>
  defineRoute({
    ...{ name, summary, method: 'GET', path: `/sweeps/{sweepId}/${file}`, scope: 'read', params: sweepParams },
    answer: { kind: 'bytes', mediaType },
  });

/** All trials as CSV, streamed. */
export const trialsCsv = download('trialsCsv', 'trials.csv', 'text/csv; charset=utf-8', 'Streams all trials as CSV.');

/** All trials as columns of numbers for NumPy. */
export const trialsNpz = download(
  'trialsNpz',
  'trials.npz',
  'application/zip',
  'Streams all trials as columns of NumPy.',
);

/** All trials as columns. */
export const trialsSafetensors = download(
  'trialsSafetensors',
  'trials.safetensors',
  'application/octet-stream',
  'Streams all trials as columns in safetensors.',
);

/** All cells as CSV. */
export const cellsCsv = download('cellsCsv', 'cells.csv', 'text/csv; charset=utf-8', 'Streams all cells as CSV.');

/** The phase diagram as it is written beside a report. */
export const phaseDiagramJson = download(
  'phaseDiagramJson',
  'phase-diagram.json',
  'application/json',
  'Streams the phase diagram in its published format.',
);

/** The report. */
export const reportHtml = download(
  'reportHtml',
  'report.html',
  'text/html; charset=utf-8',
  'Gives the report, made now.',
);

/** Generators as an array of NumPy. */
export const generatorsNpy = defineRoute({
  name: 'generatorsNpy',
  method: 'GET',
  path: '/sweeps/{sweepId}/generators/{file}',
  summary:
    'Gives generators as an array of NumPy, named as in the folder of a run: n3-g3-w0.npy, n3-g3-w0-sparsest.npy.',
  scope: 'read',
  params: sweepParams.extend({
    file: z
      .string()
      .regex(/^n\d{1,5}-(g\d{1,5}-w\d{1,7}(-sparsest)?|certified)\.npy$/, 'expected such as n3-g3-w0.npy'),
  }),
  answer: { kind: 'bytes', mediaType: 'application/octet-stream' },
});

/** The figures that there are. */
export const listFigures = defineRoute({
  name: 'listFigures',
  method: 'GET',
  path: '/sweeps/{sweepId}/figures',
  summary: 'Lists the figures of a sweep.',
  scope: 'read',
  params: sweepParams,
  answer: { kind: 'json', schema: z.object({ figures: z.array(figureSchema), revision: z.int().nonnegative() }) },
});

/** One figure. */
export const getFigure = defineRoute({
  name: 'getFigure',
  method: 'GET',
  path: '/sweeps/{sweepId}/figures/{file}',
  summary: 'Draws a figure: as SVG, or its Vega-Lite specification as JSON where it has one.',
  scope: 'read',
  params: sweepParams.extend({
    file: z.string().regex(/^[a-z0-9-]{1,80}\.(svg|json)$/, 'expected such as heat-map.svg'),
  }),
  answer: { kind: 'bytes', mediaType: 'image/svg+xml' },
});
