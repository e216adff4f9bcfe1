import type { Matrix } from '@liesweep/lie';

/** A field of which less is left beside the ones before it is one of their combinations. */
const DEPENDENT_BELOW = 1e-9;

/** The fields without those that are combinations of fields before them, by Gram and Schmidt on their entries. */
export function independentFields(fields: readonly Matrix[]): Matrix[] {
  const directions: Float64Array[] = [];
  return fields.filter(({ data }) => {
    let rest = Float64Array.from(data);
    for (const direction of [...directions, ...directions]) {
      const along = rest.reduce((sum, entry, at) => sum + entry * (direction[at] ?? NaN), 0);
      rest = rest.map((entry, at) => entry - along * (direction[at] ?? NaN));
    }
    const isIndependent = Math.hypot(...rest) > DEPENDENT_BELOW * Math.hypot(...data);
    if (isIndependent) {
      const length = Math.hypot(...rest);
      directions.push(rest.map((entry) => entry / length));
    }
    return isIndependent;
  });
}
