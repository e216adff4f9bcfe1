import { generatorName, type DigitStrip } from '@liesweep/figures';
import type { PhaseDiagram } from '@liesweep/phase-diagram';
import { toRows, type Cell, type FlowTensors } from '@liesweep/sweep';
import type { DigitFlow, SliceFlows } from '../page/report-input.js';
import { bestTensors } from './best-tensors.js';
import type { StoredTrialTensors } from './read-trial-tensors.js';

/** The side of an image, in pixels. */
const SIDE = 28;

/** What the fields of each slice do to handwritten digits: those of the best trial with the most generators. */
export function sliceFlows(
  { slices }: PhaseDiagram,
  cells: readonly Cell[],
  byTrial: ReadonlyMap<string, StoredTrialTensors>,
): SliceFlows[] {
  const tensorsOf = bestTensors(cells, byTrial);
  return slices.flatMap((slice): SliceFlows[] => {
    const { system, dimension, weights } = slice;
    const found = slice.cells.toReversed().flatMap(({ generators }) => tensorsOf(slice, generators)?.flows ?? []);
    const [tensors] = found;
    if (tensors === undefined) return [];
    const flows = flowsOf(tensors);
    const strips = stripsOf(tensors, flows);
    return [{ system, dimension, weights, independence: tensors.independence, flows, strips }];
  });
}

function flowsOf({ table }: FlowTensors): DigitFlow[] {
  return toRows(table).map((row) => {
    const [generator = 0, digit = 0, length, step, keepsLabel, logitChange, imageChange, strip = -1] = row;
    return {
      ...{ generator: (generator ?? 0) + 1, digit: digit ?? 0, keepsLabel: keepsLabel === 1 },
      ...{ length: length ?? null, step: step ?? null },
      ...{ logitChange: logitChange ?? null, imageChange: imageChange ?? null },
      strip: strip === null || strip < 0 ? null : strip,
    };
  });
}

function stripsOf({ images, logits }: FlowTensors, flows: readonly DigitFlow[]): DigitStrip[] {
  const [count = 0, frames = 0, pixels = 0] = images.shape;
  const classes = logits.shape[2] ?? 0;
  return Array.from({ length: count }, (_, strip): DigitStrip => {
    const flow = flows.find((each) => each.strip === strip);
    return {
      title: flow === undefined ? '' : `${generatorName(flow.generator)}, a ${String(flow.digit)}`,
      original: Math.floor(frames / 2),
      images: Array.from({ length: frames }, (__, frame) => {
        const at = strip * frames + frame;
        const own = Array.from(logits.data.subarray(at * classes, (at + 1) * classes));
        const image = Array.from(images.data.subarray(at * pixels, (at + 1) * pixels));
        return {
          rows: Array.from({ length: SIDE }, (___, row) => image.slice(row * SIDE, (row + 1) * SIDE)),
          label: String(own.indexOf(Math.max(...own))),
          logits: own,
        };
      }),
    };
  });
}
