/** The octonions, and the forms that they give: what G2, F4 and E6 keep. */
export { albertDeterminant, albertDeterminantGradient } from './albert-determinant.js';
export { fanoThreeForm, fanoThreeFormGradients } from './fano-three-form.js';
export { tracelessCubic, tracelessCubicGradient } from './traceless-cubic.js';
