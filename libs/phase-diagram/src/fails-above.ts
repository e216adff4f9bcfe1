/** A final loss above this fails. The lowest known loss of a cell that cannot close is 0.47: a factor of 47 above. */
export const FAILS_ABOVE = 1e-2;
