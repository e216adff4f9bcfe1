export { conjugateBy, diagonalMatrix, randomFrame, randomUnitary } from './random-frame.js';
export type { Frame, FrameShape } from './random-frame.js';
