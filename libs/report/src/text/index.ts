/** A sweep as text of a terminal, with colours or without. */
export { csvField } from '../outputs/csv-field.js';
export { renderBound } from './bound-lines.js';
export { renderDefectAxis } from './defect-axis.js';
export { renderDefectGroups } from './defect-groups.js';
export { formatShare } from './format-share.js';
export { generatorEntries } from './generator-entries.js';
export { renderDiagramFields, renderFields } from './field-lines.js';
export { renderGeneratorFields } from './generator-fields.js';
export { fitsAsMatrix, renderGeneratorMatrices } from './generator-matrices.js';
export { renderHeatMaps } from './heat-map.js';
export { renderLiveMap, rowsOfGrid, type LiveCell, type LiveRow } from './live-map.js';
export { renderSlices } from './slice-table.js';
