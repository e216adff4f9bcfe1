import type { Generators } from '@liesweep/api-contract';
import { placeOf, type Place, type SpaceScene } from './space-scene.js';

/** Roots this close to the shortest distance between two are joined. */
const NEAREST = 1.02;

/** The roots of an algebra of rank 3 as arrows, the longest of length 1, with the edges of the solid whose corners they are. */
export function rootScene({ vectors, isLong, simple }: NonNullable<Generators['roots']>): SpaceScene {
  const longest = Math.max(...vectors.map((vector) => Math.hypot(...vector)), 1e-12);
  const places = vectors.map((vector) => placeOf(vector, 1 / longest));
  const pairs = places.flatMap((from, index) =>
    places.slice(index + 1).map((to) => ({ from, to, length: distance(from, to) })),
  );
  const shortest = Math.min(...pairs.map(({ length }) => length));
  return {
    axes: [],
    lines: pairs
      .filter(({ length }) => length <= NEAREST * shortest)
      .map(({ from, to }) => ({ through: [from, to], colour: 'line' as const, width: 1.5 })),
    arrows: places.map((to, index) => ({
      to,
      colour: isLong[index] === false ? ('warn' as const) : ('accent' as const),
      isStrong: simple.includes(index),
    })),
  };
}

function distance(a: Place, b: Place): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
