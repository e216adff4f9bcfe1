/** The five losses of one trial in float64, written as the equations are printed: slow, and obviously right. */

/** N_g generators, each n rows of n numbers. */
export type Generators = readonly (readonly (readonly number[])[])[];

const entries = (w: Generators[number]): number[] => w.flat();
const inner = (v: Generators[number], w: Generators[number]): number => {
  const other = entries(w);
  return entries(v).reduce((total, value, at) => total + value * (other[at] ?? Number.NaN), 0);
};

/** Σ_a (‖𝒲_a‖² − 2)² */
export const normalization = (generators: Generators): number =>
  generators.reduce((total, w) => total + (inner(w, w) - 2) ** 2, 0);

/** Σ_{a<b} ⟨𝒲_a, 𝒲_b⟩² */
export const orthogonality = (generators: Generators): number =>
  generators.reduce((total, v, a) => total + generators.slice(a + 1).reduce((sum, w) => sum + inner(v, w) ** 2, 0), 0);

/** Σ_a Σ_{entries i ≠ k} 𝒲_i² 𝒲_k², as the double sum that it is */
export const sparsity = (generators: Generators): number =>
  generators.reduce((total, w) => {
    const all = entries(w);
    return (
      total + all.reduce((sum, x, i) => sum + all.reduce((row, y, k) => row + (i === k ? 0 : x * x * y * y), 0), 0)
    );
  }, 0);

/** Σ_a Σ_r (vec 𝒲_a · R_r)², R given by its columns */
export const lieDerivative = (generators: Generators, columns: readonly (readonly number[])[]): number =>
  generators.reduce(
    (total, w) =>
      total +
      columns.reduce(
        (sum, column) => sum + entries(w).reduce((dot, value, at) => dot + value * (column[at] ?? Number.NaN), 0) ** 2,
        0,
      ),
    0,
  );

/** [v, w] = v w − w v */
const commutator = (v: Generators[number], w: Generators[number]): number[][] =>
  v.map((_, i) =>
    v.map((__, j) =>
      v.reduce((sum, ___, k) => sum + (v[i]?.[k] ?? 0) * (w[k]?.[j] ?? 0) - (w[i]?.[k] ?? 0) * (v[k]?.[j] ?? 0), 0),
    ),
  );

/** Σ_{a<b} ‖[𝕁_a, 𝕁_b] − Σ_c a_abc 𝕁_c‖² for constants given by a function of (a, b, c) */
export function closure(generators: Generators, constant: (a: number, b: number, c: number) => number): number {
  let total = 0;
  generators.forEach((v, a) => {
    generators.forEach((w, b) => {
      if (a >= b) return;
      const bracket = commutator(v, w);
      bracket.forEach((row, i) => {
        row.forEach((value, j) => {
          const inSpan = generators.reduce(
            (sum, generator, c) => sum + constant(a, b, c) * (generator[i]?.[j] ?? Number.NaN),
            0,
          );
          total += (value - inSpan) ** 2;
        });
      });
    });
  });
  return total;
}

/** Closure with a_abc = ⟨[𝕁_a, 𝕁_b], 𝕁_c⟩ / 2 */
export function projectedClosure(generators: Generators): number {
  return closure(generators, (a, b, c) => {
    const [v, w, target] = [generators[a], generators[b], generators[c]];
    return v === undefined || w === undefined || target === undefined
      ? Number.NaN
      : inner(commutator(v, w), target) / 2;
  });
}
