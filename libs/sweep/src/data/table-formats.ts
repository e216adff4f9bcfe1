/** Formats of tables that are read; `csv` is text with any separator. */
export const TABLE_FORMATS = ['csv', 'json', 'parquet', 'arrow', 'hdf5', 'npy', 'npz'] as const;
