export { lorentz } from './lorentz.js';
export { so } from './so.js';
export { alignBasis } from './align-basis.js';
export { bracket } from '../bracket.js';
export { innerProduct } from '../frobenius.js';
export { nullDirections } from './null-directions.js';
export { diagonalMatrix, randomFrame, randomUnitary } from './random-frame.js';
export type { Frame, FrameShape } from './random-frame.js';
