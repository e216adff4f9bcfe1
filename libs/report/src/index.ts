export { exportRun, type ExportTargets, type RecordedSweep } from './outputs/export-run.js';
export { writeOutputs, type OutputSource, type Outputs } from './outputs/write-outputs.js';
export { diagramAlgebras, type DiagramAlgebras } from './findings/diagram-algebras.js';
