/** The terms of the loss, with the weights that a sweep file has where it says nothing, as they are written in one line. */
export const USUAL_WEIGHTS = {
  ...{ invariance: '1', normalization: '1', orthogonality: '1', closure: '0, 1', sparsity: '0' },
} as const;
