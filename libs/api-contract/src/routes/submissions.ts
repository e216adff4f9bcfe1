import { z } from 'zod';
import {
  inspectionSchema,
  planSchema,
  sweepFileTextSchema,
  uploadSchema,
  validationSchema,
} from '../resources/commands.js';
import { defineRoute } from '../route.js';

/** Checks a sweep file. */
export const validateSweep = defineRoute({
  name: 'validateSweep',
  method: 'POST',
  path: '/validate',
  summary: 'Checks a sweep file, and the uploaded data that it names.',
  scope: 'read',
  body: z.strictObject({ sweepFile: sweepFileTextSchema }),
  answer: { kind: 'json', schema: validationSchema },
});

/** Says what a sweep would take. */
export const planSweep = defineRoute({
  name: 'planSweep',
  method: 'POST',
  path: '/plan',
  summary: 'Says what a sweep would take.',
  scope: 'read',
  body: z.strictObject({ sweepFile: sweepFileTextSchema }),
  answer: { kind: 'json', schema: planSchema },
});

/** The JSON Schema of sweep files. */
export const sweepFileSchemaJson = defineRoute({
  name: 'sweepFileSchema',
  method: 'GET',
  path: '/sweep-file-schema',
  summary: 'Gives the JSON Schema of sweep files.',
  scope: 'read',
  answer: { kind: 'json', schema: z.record(z.string(), z.unknown()) },
});

/** Sweep files to begin with. */
export const listExamples = defineRoute({
  name: 'listExamples',
  method: 'GET',
  path: '/examples',
  summary: 'Lists sweep files to begin with.',
  scope: 'read',
  answer: {
    kind: 'json',
    schema: z.object({ examples: z.array(z.object({ name: z.string(), about: z.string(), sweepFile: z.string() })) }),
  },
});

/** Stores a data file. */
export const uploadData = defineRoute({
  name: 'uploadData',
  method: 'POST',
  path: '/data',
  summary: 'Stores a data file under its digest; the same bytes are stored once.',
  scope: 'submit',
  query: z.object({ name: z.string().min(1).max(255).describe('its ending says the format; the rest may be changed') }),
  upload: true,
  answer: { kind: 'json', schema: uploadSchema },
});

/** Looks into an uploaded file. */
export const inspectData = defineRoute({
  name: 'inspectData',
  method: 'GET',
  path: '/data/{digest}',
  summary: 'Says what is in an uploaded file and which sweep it suggests.',
  scope: 'submit',
  params: z.object({ digest: z.string().regex(/^sha256:[0-9a-f]{64}$/, 'expected sha256: and 64 hexadecimal digits') }),
  query: z.object({ name: z.string().regex(/^[\w. -]{1,120}$/u, 'expected a file name without folders') }),
  answer: { kind: 'json', schema: inspectionSchema },
});
