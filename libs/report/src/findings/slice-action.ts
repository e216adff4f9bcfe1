import type { PhaseDiagramSlice } from '@liesweep/phase-diagram';
import { LABELS_STAY } from '@liesweep/sweep';
import { fieldAction, type FieldAction } from './field-action.js';
import { isFirstOfDimension } from './is-first-of-dimension.js';
import { samplePoints } from './sample-points.js';
import type { SweepFindings } from './sweep-findings.js';

/** The certified fields of a slice as functions, with samples to show them on. */
export interface SliceAction extends FieldAction {
  /** q·n numbers each. */
  readonly samples: readonly Float64Array[];
  /** Whether labels move along with the features. */
  readonly movesLabels: boolean;
}

/** The certified fields of a slice as functions, in the first slice of its system and n; undefined where none are certified, or no samples could be read. */
export function sliceAction(
  slice: PhaseDiagramSlice,
  { spec, file, phaseDiagram }: Pick<SweepFindings, 'spec' | 'file' | 'phaseDiagram'>,
): SliceAction | undefined {
  const fields = slice.certificate?.fields;
  if (fields === undefined || !isFirstOfDimension(slice, { phaseDiagram })) return undefined;
  const action = fieldAction(fields, spec.system, slice.dimension);
  const samples = samplePoints(spec, slice.dimension, action.particleCount, file);
  if (samples.length === 0) return undefined;
  return {
    ...action,
    samples,
    movesLabels: (spec.system.labelAction ?? LABELS_STAY).kind !== LABELS_STAY.kind,
  };
}
