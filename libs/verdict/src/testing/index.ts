export { defectOf } from '../formula/defect-of.js';
