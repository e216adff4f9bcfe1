import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { sha256Words } from './sha256.js';

/** A source of random numbers: each call gives the next one. */
export type RandomStream = () => number;

/**
 * Numbers uniform on [0, 1), multiples of 2⁻⁵³, from xoroshiro128+. The same seed gives the same numbers everywhere.
 *
 * @param seed any number; the generator's 128 bits of state are the head of the SHA-256 of its decimal digits
 */
export function uniformStream(seed: number): RandomStream {
  const generator = xoroshiro128plusFromState(
    sha256Words(`stream:${String(seed)}`)
      .slice(0, 4)
      .map((word) => word | 0),
  );
  return () => uniformFloat64(generator);
}

/**
 * Standard normal float64 numbers by the polar form of Box and Muller (Marsaglia and Bray, 1964):
 *
 *     (u, v) uniform in the unit disc, s = u² + v²:   u √(−2 ln s / s)  and  v √(−2 ln s / s)
 *
 * The polar form needs a logarithm and a square root but no sine or cosine, whose last bit differs between versions of
 * JavaScript engines.
 *
 * @param seed as for `uniformStream`
 */
export function normalStream(seed: number): RandomStream {
  const uniform = uniformStream(seed);
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const scale = Math.sqrt((-2 * Math.log(s)) / s);
        spare = v * scale;
        return u * scale;
      }
    }
  };
}
