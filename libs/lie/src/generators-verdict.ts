import { INDEPENDENT_ABOVE } from './require-independent.js';

/** What the referee found about a set of generators; numbers are null when not finite. */
export interface GeneratorsVerdict {
  readonly independence: number | null;
  readonly invariance: number | null;
  readonly closure: number | null;
  readonly isIndependent: boolean;
  readonly isInvariant: boolean;
  readonly isClosed: boolean;
}

/** The verdict on a set that has an entry that is not finite, or no generator. */
export const REJECTED: GeneratorsVerdict = {
  independence: null,
  invariance: null,
  closure: null,
  isIndependent: false,
  isInvariant: false,
  isClosed: false,
};

/** What the three numbers of a set at ‖𝒲‖² = 2 mean; one that is NaN fails. */
export function verdictOn(
  found: Readonly<Record<'independence' | 'invariance' | 'closure', number>>,
  closureHasWeight: boolean,
  below: number,
): GeneratorsVerdict {
  return {
    independence: finiteOrNull(found.independence),
    invariance: finiteOrNull(found.invariance),
    closure: finiteOrNull(found.closure),
    isIndependent: found.independence > INDEPENDENT_ABOVE,
    isInvariant: found.invariance < below,
    isClosed: !closureHasWeight || found.closure < below,
  };
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
