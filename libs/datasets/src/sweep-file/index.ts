export { checkSweepText, type SweepFile, type SweepPlace } from './check-sweep-text.js';
export { readSweepFile, sweepPlaceAt } from './read-sweep-file.js';
export { storedSweep } from './stored-sweep.js';
export { velocityLines } from './velocity-lines.js';
