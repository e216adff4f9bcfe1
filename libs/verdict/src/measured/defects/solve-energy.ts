/** An estimate of an energy and the noise of that estimate: variance c₀ + 4 λ x where the true energy is x. */
export interface EnergyEstimate {
  /** a, with the expected noise subtracted. */
  readonly energy: number;
  readonly variance: number;
  readonly largest: number;
}

/**
 * The largest energy that the estimate allows: the root of x − a = t √(c₀ + 4 λ x),
 *
 *     x = a + 2 λ t² + t √(c₀ + 4 λ a + 4 λ² t²)
 */
export function largestEnergy(estimate: EnergyEstimate, quantile: number): number {
  const { energy, largest } = estimate;
  return Math.max(0, energy + 2 * largest * quantile ** 2 + spread(estimate, quantile));
}

/** The smallest energy that the estimate allows: the root of a − x = t √(c₀ + 4 λ x); 0 when it allows none. */
export function smallestEnergy(estimate: EnergyEstimate, quantile: number): number {
  const { energy, variance, largest } = estimate;
  return energy > quantile * Math.sqrt(variance)
    ? Math.max(0, energy + 2 * largest * quantile ** 2 - spread(estimate, quantile))
    : 0;
}

function spread({ energy, variance, largest }: EnergyEstimate, quantile: number): number {
  return quantile * Math.sqrt(Math.max(0, variance + 4 * largest * energy + 4 * (largest * quantile) ** 2));
}
