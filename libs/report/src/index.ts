export { readFindings } from './findings/read-findings.js';
export { exportRun, type ExportTargets, type RecordedSweep } from './outputs/export-run.js';
export { sweepReport } from './outputs/report-of.js';
export { writeOutputs, type OutputSource, type Outputs } from './outputs/write-outputs.js';
export { drawListed, figureList, type ListedFigure } from './page/figure-list.js';
export { findFigures } from './page/find-figures.js';
