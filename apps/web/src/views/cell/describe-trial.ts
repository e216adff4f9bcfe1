import type { Trial } from '@liesweep/api-contract';
import { formatLoss } from '@liesweep/figures/notation';

/** One restart in a line: `restart 5: final loss 1.2 × 10⁻¹³, vanishes, converged after 1204 steps`. */
export function describeTrial({ restart, finalLoss, vanishes, outcome, steps }: Trial): string {
  const loss = finalLoss === null ? 'no finite loss' : `final loss ${formatLoss(finalLoss)}`;
  return `restart ${String(restart)}: ${loss}, ${vanishes ? 'vanishes' : 'does not vanish'}, ${outcome} after ${String(steps)} steps`;
}
