import type { ChevalleyGenerators } from './chevalley-generators.js';

type Diagram = Pick<ChevalleyGenerators, 'cartanMatrix' | 'partners' | 'signs'>;

/**
 * An order of the simple roots of one diagram in which it agrees with another: Cartan matrix, partners and signs.
 *
 * @returns for each root of `first` its place in `second`; null when the diagrams differ
 */
export function matchSimpleRoots(first: Diagram, second: Diagram): readonly number[] | null {
  const rank = first.signs.length;
  const extend = (order: readonly number[]): readonly number[] | null => {
    if (order.length === rank) {
      return order.every((place, i) => second.partners[place] === order[first.partners[i] ?? NaN]) ? order : null;
    }
    for (let place = 0; place < rank; place++) {
      if (!order.includes(place) && fits(first, second, [...order, place])) {
        const complete = extend([...order, place]);
        if (complete !== null) return complete;
      }
    }
    return null;
  };
  return second.signs.length === rank ? extend([]) : null;
}

/** Whether the last root of an order agrees with those before it. */
function fits(first: Diagram, second: Diagram, order: readonly number[]): boolean {
  const last = order.length - 1;
  const place = order[last] ?? NaN;
  return (
    first.signs[last] === second.signs[place] &&
    order.every(
      (other, i) =>
        first.cartanMatrix[i]?.[last] === second.cartanMatrix[other]?.[place] &&
        first.cartanMatrix[last]?.[i] === second.cartanMatrix[place]?.[other],
    )
  );
}
