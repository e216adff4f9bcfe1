import { certifiedFieldsSchema, gridPointCount, gridPointKey, LOSS_TERMS, trialAt } from '@liesweep/sweep';
import type { Cell, Certificate, GridPoint, OracleFit, SweepSpec } from '@liesweep/sweep';
import { detectGroupDimension } from './detect-group-dimension.js';
import { emptyCell } from './fold-trial.js';
import type {
  LearnedOracles,
  PhaseDiagram,
  PhaseDiagramCell,
  PhaseDiagramSlice,
  SliceCertificate,
} from './phase-diagram-schema.js';
import { vanishingCriterion } from './vanishing-criterion.js';

/** What a reader of a network's symmetries has to know. */
const NETWORK_NOTE =
  'These are the symmetries of what was fitted: nothing bounds how far they are those of the labels.';

/** What a verdict on labels is about, and where it may still be wrong. */
const LABELS_NOTE =
  'This is said of the labels, on the region that the rows cover. It assumes independent rows whose features have no error, and no structure finer than about a third of a standard deviation below the noise.';

/** What a phase diagram is made from. */
export interface PhaseDiagramInput {
  /** Name of the sweep. */
  readonly sweep: string;
  readonly specDigest: string;
  readonly spec: SweepSpec;
  /** The folded cells, in any order; a grid point without a cell has no trial yet. */
  readonly cells: readonly Cell[];
  readonly certificates: readonly Certificate[];
}

/**
 * Lays the folded cells out on the sweep's grid and detects the group dimension of each slice.
 *
 * Slices come in the grid's order, dimension before weights, and cells in ascending N_g.
 */
export function assemblePhaseDiagram({
  sweep,
  specDigest,
  spec,
  cells,
  certificates,
}: PhaseDiagramInput): PhaseDiagram {
  const folded = new Map(cells.map((cell) => [gridPointKey(cell.gridPoint), cell]));
  const onGrid = gridPointsOf(spec).map((gridPoint) => folded.get(gridPointKey(gridPoint)) ?? emptyCell(gridPoint));
  const width = spec.grid.generators.length;
  const slices = Array.from({ length: onGrid.length / width }, (_, at) => onGrid.slice(at * width, (at + 1) * width));
  return {
    formatVersion: 2,
    sweep,
    specDigest,
    slices: slices.map((slice) => assembleSlice(slice, spec, certificates)),
  };
}

function assembleSlice(
  cells: readonly Cell[],
  spec: SweepSpec,
  certificates: readonly Certificate[],
): PhaseDiagramSlice {
  const [first] = cells as readonly [Cell, ...Cell[]];
  const { system, dimension, lossWeights } = first.gridPoint;
  const certificate = certificates.find((one) => one.system === system && one.dimension === dimension);
  const { restarts, training } = spec;
  const { parameterisation } = spec.system;
  const criterion = vanishingCriterion(training, parameterisation);
  return {
    system,
    dimension,
    weights: Object.fromEntries(LOSS_TERMS.map((term) => [term, lossWeights[term]])) as PhaseDiagramSlice['weights'],
    cells: cells.map(assembleCell).toSorted((a, b) => a.generators - b.generators),
    groupDimension: detectGroupDimension({
      ...{ cells, certificate, restarts, criterion, parameterisation: parameterisation.kind },
    }),
    ...(certificate?.defects === undefined ? {} : { certificate: assembleCertificate(certificate) }),
    ...(certificate?.fits === undefined
      ? {}
      : {
          learned: {
            fits: certificate.fits.map(assembleFit),
            note: certificate.bound === undefined ? NETWORK_NOTE : LABELS_NOTE,
          },
        }),
  };
}

function assembleFit({ forms, ...fit }: OracleFit): LearnedOracles['fits'][number] {
  return {
    ...fit,
    ...(forms === undefined
      ? {}
      : {
          forms: forms.map(({ matrix, signature }) => ({
            matrix: matrix.map((row) => [...row]),
            signature: { ...signature },
          })),
        }),
  };
}

function assembleCertificate({
  groupDimension,
  refusal = null,
  reason,
  tolerance = null,
  defects = [],
  bound,
  fields,
}: Certificate): SliceCertificate {
  return {
    ...{ dimension: groupDimension, refusal, reason, tolerance },
    defects: [...defects],
    ...(fields === undefined ? {} : { fields: certifiedFieldsSchema.parse(fields) }),
    ...(bound === undefined ? {} : { bound: { ...bound, staircase: bound.staircase.map((step) => ({ ...step })) } }),
  };
}

function assembleCell(cell: Cell): PhaseDiagramCell {
  const { gridPoint, trials, lowestLoss, finalLoss, dominantTerm, terms, vanishingTrials } = cell;
  return {
    generators: gridPoint.generatorCount,
    trials,
    lowestLoss,
    finalLoss,
    vanishing: vanishingTrials > 0,
    dominantTerm,
    terms: { ...terms },
    vanishingTrials,
  };
}

/** The grid points in the order of the grid's enumeration. */
function gridPointsOf(spec: SweepSpec): GridPoint[] {
  return Array.from({ length: gridPointCount(spec) }, (_, index) => trialAt(spec, index * spec.restarts).gridPoint);
}
