import type { OracleSpec } from '@liesweep/sweep';

import type { PlanePoint } from './contour-lines.js';

/** The value φ(x1, x2) of an oracle that is a formula on the plane; null for any other, which has no contours to draw. */
export function planeOracle(oracle: OracleSpec): ((x: PlanePoint) => number) | null {
  switch (oracle.kind) {
    case 'norm':
      return ([x1, x2]) => Math.hypot(x1, x2);
    case 'squared-norm':
      return ([x1, x2]) => x1 * x1 + x2 * x2;
    case 'l1':
      return ([x1, x2]) => Math.abs(x1) + Math.abs(x2);
    case 'quadratic': {
      const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] =
        'matrix' in oracle ? oracle.matrix : [[oracle.signature[0] ?? 0], [0, oracle.signature[1] ?? 0]];
      return ([x1, x2]) => a * x1 * x1 + (b + c) * x1 * x2 + d * x2 * x2;
    }
    case 'polynomial':
      return ([x1, x2]) =>
        oracle.terms.reduce((sum, { coefficient, powers: [p = 0, q = 0] }) => sum + coefficient * x1 ** p * x2 ** q, 0);
    default:
      return null;
  }
}
