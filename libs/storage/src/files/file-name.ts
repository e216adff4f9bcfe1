import { InvalidFileNameError } from '../store-errors.js';

/** Longest segment that every file system in use takes. */
const LONGEST_SEGMENT = 255;

const SEGMENT = /^[a-z0-9_-][a-z0-9._-]*$/;

/** First segments that belong to the store itself. */
const RESERVED: ReadonlySet<string> = new Set(['shards', 'tmp']);

/**
 * Refuses every name that could lie outside the store or hide a file of its own.
 *
 * @param name segments of a-z, 0-9, `.`, `_`, `-`, not beginning with a dot, joined by `/`; not under `shards` or `tmp`
 * @throws InvalidFileNameError
 */
export function assertFileName(name: string): void {
  const segments = name.split('/');
  const isValid = segments.every((segment) => segment.length <= LONGEST_SEGMENT && SEGMENT.test(segment));
  if (!isValid) {
    throw new InvalidFileNameError(name, 'segments of a-z, 0-9, ., _ and -, none beginning with a dot, joined by /');
  }
  if (RESERVED.has(segments[0] ?? '')) {
    throw new InvalidFileNameError(
      name,
      `a name outside ${[...RESERVED].join('/ and ')}/, which the store itself uses`,
    );
  }
}
