export type { Estimate } from './estimate.js';
export { inspectFiles, type TableSettings } from './inspect-files.js';
export { inspectionRemarks } from './inspection-remarks.js';
export { shownEstimate, shownNumber } from './shown-number.js';
export type { InspectedColumn, Inspection } from './inspection.js';
export type { NumberFindings } from './number-column-fold.js';
export { proposeSweep, sweepNameOf, type ProposedSweep, type SweepWishes, type TablePlace } from './propose-sweep.js';
export { inFlow, sweepText, WrittenValue, type SweepDraft, type SweepValue } from './sweep-text.js';
export type { TextFindings } from './text-column-fold.js';
