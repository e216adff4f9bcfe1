/** The format of a file, by the word of a sweep file; `csv` is text with any separator. */
export type TableFormat = 'csv' | 'json' | 'parquet' | 'arrow' | 'hdf5' | 'npy' | 'npz';

/** How a text is a table. What is left out is detected. */
export interface TextDialect {
  /** Between cells: one character; ` ` stands for any run of blanks. */
  readonly separator?: string;
  /** Between the whole and the fraction of a number. */
  readonly decimal?: '.' | ',';
  readonly quote?: '"' | "'";
  /** What begins a line that says nothing. */
  readonly comment?: string;
  /** Lines before the header, such as a title. */
  readonly skip?: number;
  /** Whether the first row has names. */
  readonly header?: boolean;
  /** Whether the row after the header has units. */
  readonly units?: boolean;
  readonly encoding?: 'utf-8' | 'utf-16' | 'latin-1';
}

/** What is to be read. */
export interface TableSource {
  /** Absolute paths, at least one: files of one format with the same columns, read one after another. */
  readonly paths: readonly string[];
  /** What messages call them, one for each. */
  readonly names: readonly string[];
  /** By content where it is left out. */
  readonly format?: TableFormat;
  /** Datasets of an HDF5 file, or members of an `.npz`; several are put side by side. */
  readonly datasets?: readonly string[];
  readonly dialect?: TextDialect;
  /** Texts that stand for a missing value, beside nothing at all and NA, N/A, NULL, null, None, nan, NaN. */
  readonly missingTexts?: readonly string[];
}
