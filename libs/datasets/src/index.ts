export { dataFileError } from './data-file-error.js';
export { UnreadableFileError, withInputFile, type InputFile } from './input-file.js';
export * from './inspect/index.js';
export { loadData, type LoadedData } from './load-data.js';
export { parseNpy } from './parse-npy.js';
export { storeDataset } from './store-dataset.js';
export * from './sweep-file/index.js';
