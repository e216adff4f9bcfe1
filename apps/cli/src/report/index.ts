export { toGenerators, toMatrices, toRows, type FlatTensor } from './nested-arrays.js';
export { renderReport } from './render-report.js';
export type {
  DetectedGenerators,
  FiguresInput,
  ReportInput,
  RunFacts,
  SliceAngles,
  SliceFields,
  SparsestSet,
} from './report-input.js';
export { writeFigures } from './write-figures.js';
