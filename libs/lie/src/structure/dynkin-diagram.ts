/** The Dynkin diagram of simple roots. */
export interface DynkinDiagram {
  /** Such as `A3`, `B2` or `A1 ⊕ A1`, the largest part first. */
  readonly type: string;
  /** The simple roots part by part, each along its diagram. */
  readonly order: readonly number[];
  /** For every simple root the number of its part. */
  readonly partOf: readonly number[];
}

/**
 * Which Dynkin diagram simple roots have (Bourbaki, "Groupes et algèbres de Lie", chapter VI, theorem 3).
 *
 * @param cartanMatrix A_ij = 2 (α_i, α_j) / (α_j, α_j), whole numbers
 * @returns null where it is the diagram of no semisimple algebra
 */
export function dynkinDiagram(cartanMatrix: readonly (readonly number[])[]): DynkinDiagram | null {
  const entry = (i: number, j: number): number => cartanMatrix[i]?.[j] ?? Number.NaN;
  const bond = (i: number, j: number): number => (i === j ? 0 : entry(i, j) * entry(j, i));
  const nodes = cartanMatrix.map((_, node) => node);
  const neighbours = (node: number): number[] => nodes.filter((other) => bond(node, other) !== 0);
  const parts = connectedParts(nodes, neighbours).map((part) => {
    const order = alongDiagram(part, neighbours, entry);
    return { order, letter: letterOf(order, neighbours, bond, entry) };
  });
  if (parts.some(({ letter }) => letter === null)) return null;
  const sorted = parts.toSorted(
    (a, b) => b.order.length - a.order.length || (a.letter ?? '').localeCompare(b.letter ?? ''),
  );
  return {
    type: sorted.map(({ letter, order }) => `${String(letter)}${String(order.length)}`).join(' ⊕ '),
    order: sorted.flatMap(({ order }) => order),
    partOf: nodes.map((node) => sorted.findIndex(({ order }) => order.includes(node))),
  };
}

type Neighbours = (node: number) => readonly number[];
type Entry = (i: number, j: number) => number;

function connectedParts(nodes: readonly number[], neighbours: Neighbours): number[][] {
  const seen = new Set<number>();
  return nodes.flatMap((node) => {
    if (seen.has(node)) return [];
    const part = [node];
    seen.add(node);
    for (const next of part) {
      for (const other of neighbours(next)) {
        if (!seen.has(other)) part.push(other);
        seen.add(other);
      }
    }
    return [part];
  });
}

/** From an end that is as far from any branch as there is, and among such ends one of a long root. */
function alongDiagram(part: readonly number[], neighbours: Neighbours, entry: Entry): number[] {
  const ends = part.filter((node) => neighbours(node).length <= 1);
  const armLength = (end: number): number => armOf(end, neighbours).length;
  const isShort = (end: number): boolean =>
    [...squaredLengths(end, neighbours, entry).values()].some((length) => length > 1);
  const [first = part[0] ?? 0] = ends.toSorted(
    (a, b) => armLength(b) - armLength(a) || Number(isShort(a)) - Number(isShort(b)) || a - b,
  );
  const order = [first];
  const visit = (node: number): void => {
    for (const next of neighbours(node).toSorted((a, b) => armLength(a) - armLength(b))) {
      if (order.includes(next)) continue;
      order.push(next);
      visit(next);
    }
  };
  visit(first);
  return order;
}

/** From an end up to a branch, or to the other end. */
function armOf(end: number, neighbours: Neighbours): number[] {
  const arm = [end];
  for (;;) {
    const next = neighbours(arm.at(-1) ?? end).filter((node) => !arm.includes(node));
    const [only] = next;
    if (only === undefined || next.length > 1 || neighbours(only).length > 2) return arm;
    arm.push(only);
  }
}

/** Of all roots of a part over that of one: A_ij / A_ji = (α_i, α_i) / (α_j, α_j). */
function squaredLengths(from: number, neighbours: Neighbours, entry: Entry): Map<number, number> {
  const lengths = new Map([[from, 1]]);
  for (const [node, length] of lengths) {
    for (const other of neighbours(node)) {
      if (!lengths.has(other)) lengths.set(other, (length * entry(other, node)) / entry(node, other));
    }
  }
  return lengths;
}

function letterOf(
  order: readonly number[],
  neighbours: Neighbours,
  bond: (i: number, j: number) => number,
  entry: Entry,
): string | null {
  const rank = order.length;
  const bonds = order.flatMap((a, at) => order.slice(at + 1).map((b) => bond(a, b))).filter((each) => each !== 0);
  if (bonds.length !== rank - 1) return null; // a cycle
  const branches = order.filter((node) => neighbours(node).length > 2);
  const multiple = bonds.filter((each) => each > 1);
  if (multiple.length === 0) {
    return branches.length === 0 ? 'A' : branches.length === 1 ? branched(order, branches[0] ?? 0, neighbours) : null;
  }
  if (multiple.length > 1 || branches.length > 0) return null;
  if (multiple[0] === 3) return rank === 2 ? 'G' : null;
  if (multiple[0] !== 2) return null;
  const lengths = [...squaredLengths(order[0] ?? 0, neighbours, entry).values()];
  const longest = Math.max(...lengths);
  const shortCount = lengths.filter((length) => length < longest).length;
  if (shortCount === 1) return 'B';
  if (shortCount === rank - 1) return 'C';
  return rank === 4 && shortCount === 2 ? 'F' : null;
}

/** D or E, by the lengths of the three arms about the branch. */
function branched(order: readonly number[], branch: number, neighbours: Neighbours): string | null {
  if (neighbours(branch).length !== 3) return null;
  const ends = order.filter((node) => neighbours(node).length === 1);
  const [first, second, third] = ends.map((end) => armOf(end, neighbours).length).sort((a, b) => a - b);
  if (first === 1 && second === 1) return 'D';
  return first === 1 && second === 2 && third !== undefined && third <= 4 ? 'E' : null;
}
