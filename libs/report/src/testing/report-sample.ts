import type { TrialCurve } from '@liesweep/figures';
import { fallingCurve, rotationDiagram } from '@liesweep/figures/testing';
import type { PhaseDiagram, PhaseDiagramSlice } from '@liesweep/phase-diagram';
import { parseSweepFile, type Certificate } from '@liesweep/sweep';
import type { ReportInput } from '../page/report-input.js';
import { rotationGroup, rotationTensors } from './sample-tensors.js';

const SWEEP_FILE = `name: so-n-heat-map
system:
  oracles: [{ kind: squared-norm }]
grid:
  dimension: [2, 3, 4, 5]
  generators: { from: 1, to: 10 }
  weights: { invariance: 1, normalization: 1, orthogonality: 1, closure: [0, 1], sparsity: 0 }
restarts: 16
`;

const SPEC = parseSweepFile(SWEEP_FILE);

/** Everything a report shows, made up from a diagram: four curves per cell, the rotations as its groups, its certificates. */
export function reportSample(phaseDiagram: PhaseDiagram = rotationDiagram()): ReportInput {
  const { slices } = phaseDiagram;
  return {
    phaseDiagram,
    curves: slices.flatMap(curvesOf),
    groups: slices.filter(({ groupDimension }) => groupDimension.value !== null).map(rotationGroup),
    tensorsOf: ({ dimension }, generatorCount) => {
      if (dimension === 2 && generatorCount === 1) return rotationTensors(2);
      if (dimension !== 3 || generatorCount !== 2) return undefined;
      const angles = { steps: [0, 10, 100], degrees: [[60], [75], [90]] };
      return { ...rotationTensors(3), curve: { steps: [], losses: [], angles } };
    },
    spec: SPEC,
    polishedAt: () => [],
    certificates: [
      ...new Map(slices.map((slice) => [`${slice.system} ${String(slice.dimension)}`, slice])).values(),
    ].flatMap(certificatesOf),
    run: {
      command: 'liesweep run examples/so-n-heat-map.yaml',
      sweepFile: { name: 'so-n-heat-map.yaml', text: SWEEP_FILE },
      startedAt: '2026-01-05T09:30:00Z',
      wallSeconds: 41.3,
      trials: 1280,
      trainedSeconds: 61.8,
      devices: [{ device: 'cpu', backend: 'tensorflow 2.15.1', mode: 'graph' }],
      versions: { Liesweep: '0.1.0', TensorFlow: '2.15.1', Node: '24.21.0', Temporal: '1.32.0' },
      data: [],
      problems: [],
    },
  };
}

/** What is recorded of the certificate of a slice: at most one, which says the same. */
function certificatesOf({ system, dimension, certificate }: PhaseDiagramSlice): Certificate[] {
  if (certificate === undefined) return [];
  const { dimension: groupDimension, defects, bound, fields, ...same } = certificate;
  const zeros = groupDimension ?? 0;
  return [
    {
      ...{ system, dimension, groupDimension, defects, ...same, ...(bound !== undefined && { bound }) },
      ...{ largestZero: defects[zeros - 1] ?? null, smallestNonZero: defects[zeros] ?? null },
      ...{ rowCount: 300, parameterCount: dimension ** 2 },
      ...(bound === undefined ? {} : { bound }),
      ...(fields === undefined ? {} : { fields }),
    },
  ];
}

function curvesOf({ system, dimension, weights, cells }: PhaseDiagramSlice): TrialCurve[] {
  return cells.flatMap((cell, index) =>
    [0, 1, 2, 3].map((restart) => ({
      gridPoint: { system, dimension, generatorCount: cell.generators, lossWeights: weights },
      curve: fallingCurve(
        (cell.lowestLoss ?? 1) * (1 + restart),
        cell.vanishing ? 1500 + 120 * index + 250 * restart : 4000,
        1 + restart / 8,
      ),
      isBest: restart === 0,
      isVanishing: cell.vanishing,
    })),
  );
}
