export { lossAgainstGenerators } from './loss-against-generators.js';
export { LAYOUT_WIDTH, type FigureLayout } from './layout.js';
export { OUTCOME_COLOURS, TERM_COLOURS } from './palettes.js';
export { decimals, formatLoss, formatShare, generatorName, powerOfTen, subscript } from './notation.js';
export { generatorMatrices } from './generator-matrices.js';
export { defectSpectrum, type DefectSpectrum } from './defect-spectrum.js';
export { defectSteps, type DefectStep } from './defect-steps.js';
export { heatMap } from './heat-map.js';
export { nameSlices, panelKey, type SliceKey, type SliceNames } from './slices.js';
export { prefixIds, renderSvg } from './render-svg.js';
export { structureConstants } from './structure-constants.js';
export { theme } from './theme.js';
export { trainingCurves, type TrialCurve } from './training-curves.js';
export { anglesWhileTraining, type AngleCurve } from './angles-while-training.js';
export { digitStrips, type DigitStrip, type StripImage } from './digit-strips.js';
export { generatorMosaic } from './generator-mosaic.js';
export { multiplicationTable } from './multiplication-table.js';
export { rootDiagram } from './root-diagram.js';
export type { PlanePoint } from './contour-lines.js';
export {
  FIELD_EXTENT,
  linearField,
  sampleField,
  vectorField,
  type FieldVector,
  type PlaneField,
} from './vector-field.js';
export { planeOracle } from './plane-oracle.js';
