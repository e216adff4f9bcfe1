export { toGenerators, toMatrices, toRows, type FlatTensor } from './nested-arrays.js';
export { renderReport } from './render-report.js';
export type {
  DetectedGenerators,
  DigitFlow,
  FiguresInput,
  ReportInput,
  RunFacts,
  SliceAngles,
  SliceFields,
  SliceFlows,
  SparsestSet,
} from './report-input.js';
export { writeFigures } from './write-figures.js';
