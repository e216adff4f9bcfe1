import { stdSerializers } from 'pino';

/** What stands in a log where a secret would. */
const REDACTED = '[redacted]';

const SECRET_NAME = /key|secret|token|password|passphrase|credential|authorization|cookie/i;

/** The one field of ours that has such a name and no secret: a trial's identity. */
const PUBLIC_NAMES: ReadonlySet<string> = new Set(['trialKey']);

/** Deeper than anything worth reading, and an end to circular references. */
const DEEPEST = 8;

/**
 * A copy of the value in which everything under a name like key, secret, token, password or authorization, at any
 * depth, is replaced by `[redacted]`. Errors become plain objects with type, message, stack and their own fields.
 */
export function redact(value: unknown): unknown {
  return redactWithin(value, DEEPEST);
}

function redactWithin(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    return value;
  }
  if (depth === 0) {
    return '[deeper]';
  }
  if (Array.isArray(value)) {
    return value.map((item) => redactWithin(item, depth - 1));
  }
  const fields = isError(value) ? stdSerializers.err(value) : value;
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      SECRET_NAME.test(name) && !PUBLIC_NAMES.has(name) ? REDACTED : redactWithin(field, depth - 1),
    ]),
  );
}

/** By its form: errors of another realm, such as a worker's, are errors too. */
function isError(value: object): value is Error {
  return 'message' in value && 'stack' in value;
}
