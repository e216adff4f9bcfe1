/** A text that is an axis, or why it is none. */
export type ReadAxis = { readonly value: unknown } | { readonly problem: string };

const NUMBER = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?`;
const RANGE = new RegExp(`^(${NUMBER})\\s*(?:\\.\\.|…|–|to)\\s*(${NUMBER})(?:\\s*(?:by|step)\\s*(${NUMBER}))?$`, 'i');
const ONE = new RegExp(`^${NUMBER}$`, 'i');

/**
 * An axis of the grid as people write it in one line: `3`, `2, 3, 5`, `1..10` or `0..1 by 0.25`.
 *
 * @param value of a sweep file: one number, a list, or from, to and step; anything else gives an empty text
 */
export function axisText(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (typeof value !== 'object' || value === null || !('from' in value) || !('to' in value)) return '';
  const by = 'step' in value && value.step !== 1 ? ` by ${String(value.step)}` : '';
  return `${String(value.from)}..${String(value.to)}${by}`;
}

/**
 * Reads such a line. What numbers are allowed is for the schema to say.
 *
 * @returns undefined as the value where nothing is written
 */
export function readAxis(text: string): ReadAxis {
  const trimmed = text.trim();
  if (trimmed === '') return { value: undefined };
  if (ONE.test(trimmed)) return { value: Number(trimmed) };
  const range = RANGE.exec(trimmed);
  if (range !== null) {
    const [, from, to, step] = range;
    return { value: { from: Number(from), to: Number(to), ...(step === undefined ? {} : { step: Number(step) }) } };
  }
  const parts = trimmed.split(/[\s,;]+/).filter((part) => part !== '');
  const wrong = parts.find((part) => !ONE.test(part));
  if (wrong === undefined) return { value: parts.map(Number) };
  return { problem: `Expected numbers such as 3, or 2, 3, 5, or 1..10, got “${wrong}”.` };
}
