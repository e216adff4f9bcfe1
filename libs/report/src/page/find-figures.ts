import { hasCoefficients } from '@liesweep/sweep';
import type { SweepFindings } from '../findings/sweep-findings.js';
import { weightsPosition } from '../findings/weights-position.js';
import type { FoundFigure, SliceFigure, SlicePlace } from '../slice-figures/define-slice-figure.js';
import { SLICE_FIGURES } from '../slice-figures/slice-figures.js';

/** A kind of figure, and that of one slice; undefined where the slice has none. */
export interface FigureOfSlice {
  readonly kind: SliceFigure;
  readonly found: FoundFigure | undefined;
}

/** What there is to be drawn and shown of a sweep. */
export interface FoundFigures {
  readonly findings: SweepFindings;
  /** For every slice of the diagram one of each kind that is of such generators. */
  readonly ofSlices: readonly (readonly FigureOfSlice[])[];
}

/** Reads what every figure of a sweep shows; each is read once, however often it is drawn. */
export function findFigures(findings: SweepFindings): FoundFigures {
  const { slices } = findings.phaseDiagram;
  const generators = hasCoefficients(findings.spec.system) ? 'coefficients' : 'others';
  const kinds = SLICE_FIGURES.filter((kind) => (kind.generators ?? generators) === generators);
  return {
    findings,
    ofSlices: slices.map((slice) => kinds.map((kind) => ({ kind, found: kind.of(slice, findings) }))),
  };
}

/** The file name of a drawing of the slice at a position among the diagram's slices. */
export function drawingFile(
  { findings: { phaseDiagram } }: FoundFigures,
  index: number,
  found: FoundFigure,
  drawing: string,
): string {
  const slice = phaseDiagram.slices[index];
  if (slice === undefined) throw new RangeError(`the diagram has no slice ${String(index)}`);
  const at: SlicePlace = { n: slice.dimension, w: weightsPosition(phaseDiagram, slice.weights) };
  return `${drawing}-${found.placeAt(at)}.svg`;
}
