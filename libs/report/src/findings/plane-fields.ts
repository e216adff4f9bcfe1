import { generatorName, linearField, planeOracle, type FieldVector, type PlaneField } from '@liesweep/figures';
import type { PhaseDiagram } from '@liesweep/phase-diagram';
import { toMatrices, type Cell, type SystemSpec } from '@liesweep/sweep';
import type { SliceFields } from '../page/report-input.js';
import { bestTensors } from './best-tensors.js';
import type { StoredTrialTensors } from './read-trial-tensors.js';

/** Fields of more generators than this say nothing on the plane, whose linear maps have four dimensions. */
const MOST_GENERATORS = 2;

/**
 * The fields of each slice on the real plane: those of the best trial of every cell up to N_g = 2, whether it vanishes or
 * not, so that success stands beside failure.
 */
export function planeFields(
  diagram: PhaseDiagram,
  cells: readonly Cell[],
  byTrial: ReadonlyMap<string, StoredTrialTensors>,
  { oracles, field }: SystemSpec,
): SliceFields[] {
  const [oracle] = oracles;
  if (field !== 'real' || oracle === undefined) return [];
  const tensorsOf = bestTensors(cells, byTrial);
  return diagram.slices.flatMap((slice): SliceFields[] => {
    const { system, dimension, weights } = slice;
    if (dimension !== 2) return [];
    const fields = slice.cells.flatMap(({ generators, vanishing }): PlaneField[] => {
      const found = tensorsOf(slice, generators);
      if (found === undefined || generators > MOST_GENERATORS) return [];
      return vectorsOf(found).map((vectors, index) => ({
        title: `N_g = ${String(generators)}: ${generatorName(index + 1)}, ${vanishing ? 'vanishes' : 'does not vanish'}`,
        vectors,
      }));
    });
    return fields.length === 0 ? [] : [{ system, dimension, weights, fields, oracle: planeOracle(oracle) }];
  });
}

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
