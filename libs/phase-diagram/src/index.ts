export { assemblePhaseDiagram } from './assemble-phase-diagram.js';
export type { PhaseDiagramInput } from './assemble-phase-diagram.js';
export { classifyCell } from './classify-cell.js';
export type { CellState } from './classify-cell.js';
export { detectGroupDimension } from './detect-group-dimension.js';
export { dominantTerm } from './dominant-term.js';
export { RESTARTS_TO_FAIL } from './doubts.js';
export type { SliceInput } from './evidence.js';
export { emptyCell, foldTrial } from './fold-trial.js';
export { isDecided } from './is-decided.js';
export { logLoss } from './log-loss.js';
export { phaseDiagramJsonSchema, phaseDiagramSchema } from './phase-diagram-schema.js';
export type {
  GroupDimension,
  LearnedOracles,
  PhaseDiagram,
  PhaseDiagramCell,
  PhaseDiagramSlice,
  SliceCertificate,
  SliceStructure,
} from './phase-diagram-schema.js';
export { readPhaseDiagram } from './read-phase-diagram.js';
export { isVanishingTrial, vanishingCriterion } from './vanishing-criterion.js';
export type { VanishingCriterion } from './vanishing-criterion.js';
