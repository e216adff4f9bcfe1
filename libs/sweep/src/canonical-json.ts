/**
 * The canonical JSON text of a value: object keys sorted by code unit, no white space, numbers in their shortest
 * round-trip form, keys without a value left out. Equal values have equal texts, whatever the order of their keys.
 *
 * @throws TypeError when the value holds what JSON cannot say: a number that is not finite, a function, a symbol, a bigint
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((element) => canonicalJson(element)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) {
    return JSON.stringify(value);
  }
  throw new TypeError(
    `canonical JSON: expected a JSON value, got ${typeof value === 'number' ? String(value) : typeof value}`,
  );
}
