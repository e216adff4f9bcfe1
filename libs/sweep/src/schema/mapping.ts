import { z } from 'zod';

/**
 * A mapping with these keys and no others. An unknown key is reported with the valid ones as its message, separated by
 * spaces, from which `problemsOf` finds the nearest.
 */
export function mapping<Shape extends z.ZodRawShape>(shape: Shape) {
  const keys = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? keys.join(' ') : `a mapping with the keys ${keys.join(', ')}`,
  });
}
