import { rowsOf, type RowSource } from './row-source.js';

/**
 * The numbers of a data file as trainers read them, float64, row-major, in the units of the file, the rows shuffled and divided once. A row of
 * complex features is n real parts, then n imaginary parts.
 */
export interface FileDataset {
  /** r, real numbers per row: n or 2n. */
  readonly vectorLength: number;
  /** k, columns of labels; 0 where there are none. */
  readonly labelCount: number;
  /** x, [m, r]. */
  readonly samples: Float64Array;
  /** The same of the rows that training never sees. */
  readonly heldOut: Float64Array;
  /** [m, k] */
  readonly labels: Float64Array;
  readonly heldOutLabels: Float64Array;
  /** ∇φ at the rows, where an oracle is given by them. */
  readonly gradients?: FileGradients;
  /**
   * The same numbers block by block, where there are too many to be held at once: the arrays above then read all of them for
   * whoever asks.
   */
  readonly rows?: DatasetRows;
}

/** The numbers of a dataset, a block of rows at a time. */
export interface DatasetRows {
  /** Of r numbers. */
  readonly samples: RowSource;
  readonly heldOut: RowSource;
  /** Of k numbers. */
  readonly labels: RowSource;
  readonly heldOutLabels: RowSource;
  /** Of k·r numbers. */
  readonly gradients?: { readonly samples: RowSource; readonly heldOut: RowSource };
}

/** The rows of a dataset, wherever they lie. */
export function datasetRows(dataset: FileDataset): DatasetRows {
  if (dataset.rows !== undefined) return dataset.rows;
  const { vectorLength, labelCount, samples, heldOut, labels, heldOutLabels, gradients } = dataset;
  const known = {
    ...{ samples: rowsOf(samples, vectorLength), heldOut: rowsOf(heldOut, vectorLength) },
    ...{ labels: rowsOf(labels, labelCount), heldOutLabels: rowsOf(heldOutLabels, labelCount) },
  };
  if (gradients === undefined) return known;
  const width = gradients.labelCount * vectorLength;
  return {
    ...known,
    gradients: { samples: rowsOf(gradients.samples, width), heldOut: rowsOf(gradients.heldOut, width) },
  };
}

/** Gradients at the rows of a data file, in the same units and the same order as the rows. */
export interface FileGradients {
  /** k, gradients per row. */
  readonly labelCount: number;
  /** [m, k, r] */
  readonly samples: Float64Array;
  readonly heldOut: Float64Array;
}
