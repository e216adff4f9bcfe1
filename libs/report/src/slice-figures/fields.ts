import {
  generatorName,
  linearField,
  planeOracle,
  vectorField,
  type FieldVector,
  type PlaneField,
  type PlanePoint,
} from '@liesweep/figures';
import type { StoredTrialTensors } from '@liesweep/storage';
import { toMatrices } from '@liesweep/sweep';
import { fragment } from '../page/fragment.js';
import { defineSliceFigure } from './define-slice-figure.js';

/** Fields of more generators than this say nothing on the plane, whose linear maps have four dimensions. */
const MOST_GENERATORS = 2;

/** The fields v(x) = 𝕁x of a slice with two real features, and the oracle whose contours they should follow. */
interface SliceFields {
  readonly fields: readonly PlaneField[];
  /** φ; null when it is no formula on the plane. */
  readonly oracle: ((x: PlanePoint) => number) | null;
}

/**
 * The fields of each slice on the real plane: those of the best trial of every cell up to N_g = 2, whether it vanishes or
 * not, so that success stands beside failure.
 */
export const fields = defineSliceFigure<SliceFields>({
  name: 'fields',
  tellsOf: 'generators',
  generators: 'others',

  read: (slice, { spec: { system }, tensorsOf }) => {
    const [oracle] = system.oracles;
    if (system.field !== 'real' || oracle === undefined || slice.dimension !== 2) return undefined;
    const found = slice.cells.flatMap(({ generators, vanishing }): PlaneField[] => {
      const tensors = generators > MOST_GENERATORS ? undefined : tensorsOf(slice, generators);
      if (tensors === undefined) return [];
      return vectorsOf(tensors).map((vectors, index) => ({
        title: `N_g = ${String(generators)}: ${generatorName(index + 1)}, ${vanishing ? 'vanishes' : 'does not vanish'}`,
        vectors,
      }));
    });
    return found.length === 0 ? undefined : { fields: found, oracle: planeOracle(oracle) };
  },

  draw: (found, layout) => ({ 'vector-field': vectorField(found.fields, found.oracle, layout) }),

  section: ({ oracle }, { card }) =>
    fragment`<h3>Vector fields</h3>
    ${card(
      'vector-field',
      'Vector fields',
      fragment`v(x) = 𝕁x of the best trials${
        oracle === null ? '.' : ', over the contours of the oracle: a symmetry flows along them.'
      }`,
    )}`,
});

/** The arrows of every generator: of a network where the trainer has sampled it, of a matrix 𝕁x. */
function vectorsOf({ generators, field }: StoredTrialTensors): (readonly FieldVector[])[] {
  if (field === undefined) return toMatrices(generators).map((matrix) => linearField(matrix));
  const [fieldCount = 0, pointCount = 0] = field.shape;
  return Array.from({ length: fieldCount }, (_, a) =>
    Array.from({ length: pointCount }, (__, point): FieldVector => {
      const number = (part: number): number => field.data[4 * (a * pointCount + point) + part] ?? Number.NaN;
      return { at: [number(0), number(1)], vector: [number(2), number(3)] };
    }),
  );
}
