export { colourDepth, type ColourDepth } from './colour-depth.js';
export { createColours, type Colours } from './colours.js';
export { guardOutput, type GuardedOutput } from './guard-output.js';
export { ownControl, ownSequence } from './own-sequence.js';
export { alignTable, type TableCell, type TableColumn } from './align-table.js';
export { shownWidth } from './shown-width.js';
export { textWidth } from './text-width.js';
export { wrapText } from './wrap-text.js';
