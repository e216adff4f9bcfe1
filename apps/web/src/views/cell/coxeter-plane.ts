/** A root, in an orthonormal basis of the Cartan subalgebra. */
export type RootVector = readonly number[];

/** Simple roots whose cosine is smaller than this are orthogonal: trained roots carry the noise of their training. */
const ORTHOGONAL = 0.05;
/** The two largest eigenvalues are apart by a twentieth at rank 10: so often, the rest is below 1e-9. */
const POWER_STEPS = 600;

/** Roots of one simple ideal, in the plane that shows them best. */
export interface RootPlane {
  /** Positions of its roots and of its simple roots among all. */
  readonly roots: readonly number[];
  readonly simple: readonly number[];
  readonly rank: number;
  /** Of each of its roots, shape [roots, 2]. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

/**
 * The roots of each simple ideal on its Coxeter plane, the one in which a product of all simple reflections is a rotation by 2π/h;
 * at rank 2 that is the plane of the roots itself, at rank 1 the roots lie on a line.
 *
 * The plane is spanned by Σ c_i α_i/|α_i| over either side of the Dynkin diagram, which is a tree, with c the eigenvector of
 * Perron and Frobenius (Humphreys, Reflection Groups and Coxeter Groups, 3.17–3.20).
 *
 * @param vectors all roots, shape [roots, rank]
 * @param simple positions of the simple roots
 */
export function coxeterPlanes(vectors: readonly RootVector[], simple: readonly number[]): RootPlane[] {
  const units = simple.map((position) => unit(vectors[position] ?? []));
  const components = connected(units);
  return components.map((members) => {
    const own = members.map((member) => units[member] ?? []);
    const axes = planeOf(own);
    const others = components.filter((each) => each !== members).flat();
    const roots = vectors.flatMap((vector, index) =>
      strongest(vector, own) >
      strongest(
        vector,
        others.map((other) => units[other] ?? []),
      )
        ? [index]
        : [],
    );
    return {
      roots,
      simple: members.map((member) => simple[member] ?? -1),
      rank: members.length,
      points: roots.map((index) => {
        const vector = vectors[index] ?? [];
        return [dot(vector, axes[0]), dot(vector, axes[1])] as const;
      }),
    };
  });
}

/** The parts of the Dynkin diagram, each a list of positions. */
function connected(units: readonly RootVector[]): number[][] {
  const left = new Set(units.keys());
  const components: number[][] = [];
  while (left.size > 0) {
    const component: number[] = [];
    const waiting = [...left].slice(0, 1);
    while (waiting.length > 0) {
      const member = waiting.pop() ?? -1;
      if (!left.delete(member)) continue;
      component.push(member);
      waiting.push(...[...left].filter((other) => areJoined(units[member], units[other])));
    }
    components.push(component.sort((p, q) => p - q));
  }
  return components;
}

function planeOf(units: readonly RootVector[]): readonly [RootVector, RootVector] {
  const weights = perronVector(units);
  const sides = twoSides(units);
  const sum = (factor: (index: number) => number): RootVector =>
    (units[0] ?? []).map((_, k) =>
      units.reduce((total, each, index) => total + factor(index) * (weights[index] ?? 0) * (each[k] ?? 0), 0),
    );
  return [unit(sum(() => 1)), unit(sum((index) => sides[index] ?? 1))];
}

/** c of 2I − G, which is non-negative: all entries positive. */
function perronVector(units: readonly RootVector[]): number[] {
  let vector = units.map(() => 1);
  for (let step = 0; step < POWER_STEPS; step += 1) {
    const next = units.map((each, row) =>
      units.reduce((sum, other, column) => {
        const entry = row === column ? 1 : Math.max(0, -dot(each, other));
        return sum + entry * (vector[column] ?? 0);
      }, 0),
    );
    const length = Math.hypot(...next);
    vector = next.map((entry) => entry / length);
  }
  return vector;
}

/** 1 or −1 of every node of a tree, so that neighbours differ. */
function twoSides(units: readonly RootVector[]): number[] {
  const sides = units.map(() => 0);
  const visit = (index: number, side: number): void => {
    sides[index] = side;
    units.forEach((other, next) => {
      if (next !== index && sides[next] === 0 && areJoined(units[index], other)) visit(next, -side);
    });
  };
  visit(0, 1);
  return sides;
}

function areJoined(a: RootVector = [], b: RootVector = []): boolean {
  return Math.abs(dot(a, b)) > ORTHOGONAL;
}

function strongest(vector: RootVector, units: readonly RootVector[]): number {
  return Math.max(0, ...units.map((each) => Math.abs(dot(vector, each))));
}

function unit(vector: RootVector): RootVector {
  const length = Math.hypot(...vector);
  return length > 1e-12 ? vector.map((entry) => entry / length) : vector.map(() => 0);
}

function dot(a: RootVector, b: RootVector): number {
  return a.reduce((sum, entry, index) => sum + entry * (b[index] ?? 0), 0);
}
