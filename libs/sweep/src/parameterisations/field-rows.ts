import { z } from 'zod';

/** How training sees the directions across the symmetries: all alike, or as steep as the rows are. */
export const FIELD_ROWS = ['flattened', 'plain'] as const;

/** `rows` of a sweep file. */
export function fieldRows() {
  return z
    .enum(FIELD_ROWS)
    .default('flattened')
    .describe(
      'flattened: every direction that is no symmetry costs the same, so that dictionaries train. plain: the rows as they are.',
    );
}
