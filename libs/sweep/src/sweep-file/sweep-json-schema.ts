import { z } from 'zod';
import { sweepFileSchema } from './sweep-file-schema.js';

/** The published JSON Schema (draft 2020-12) of the sweep file as it is written, for editors and other tools. */
export function sweepJsonSchema(): Record<string, unknown> {
  return {
    title: 'Liesweep sweep file',
    ...z.toJSONSchema(sweepFileSchema, { io: 'input', target: 'draft-2020-12' }),
  };
}
