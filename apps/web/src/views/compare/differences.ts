/** One thing that series are compared by, with its value in each. */
export interface ComparedRow {
  readonly what: string;
  /** As text; null where a series has no such thing. */
  readonly values: readonly (string | null)[];
  readonly differs: boolean;
}

/** The values of a nested object by their paths, `optimiser.learningRate`; a list of plain values is one value. */
export function flatten(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null || (Array.isArray(value) && value.every(isPlain))) {
    return path === '' ? new Map() : new Map([[path, plainText(value)]]);
  }
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...flatten(inner, path === '' ? key : `${path}.${key}`)]),
  );
}

/** Objects side by side: a row for each path that any of them has, in the order in which they come. */
export function compareObjects(objects: readonly unknown[]): readonly ComparedRow[] {
  const flat = objects.map((object) => flatten(object));
  return [...new Set(flat.flatMap((each) => [...each.keys()]))].map((what) =>
    comparedRow(
      what,
      flat.map((each) => each.get(what) ?? null),
    ),
  );
}

/** One row. */
export function comparedRow(what: string, values: readonly (string | null)[]): ComparedRow {
  return { what, values, differs: new Set(values).size > 1 };
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(plainText).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
