export { expandPaths } from './expand-paths.js';
export type { OpenTable, TableBlock, TableCell, TableColumn, TableDescription, WantedColumn } from './open-table.js';
export { TableFileError } from './table-file-error.js';
export type { TableFormat, TableSource, TextDialect } from './table-source.js';
export { noFileReason, unreadableReason } from './unreadable-reason.js';
export { withTable } from './with-table.js';
