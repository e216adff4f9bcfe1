import { normSquared } from '../frobenius.js';
import { multiply, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { identity, lieAlgebra, restrictTo } from '../structure/lie-algebra.js';
import { changeBasis, semidirectOf } from '../testing/constants.js';
import { sparse } from '../testing/example-algebras.js';
import { randomFrame } from '../testing/random-frame.js';
import { abelian, standardAlgebras } from '../testing/standard-algebras.js';
import { unlistedAlgebras } from '../testing/unlisted-algebras.js';
import { anatomyOf } from './anatomy.js';
import { nilradical } from './nilradical.js';
import { normalisedAlgebra } from './normalised-algebra.js';
import { bracketsOf } from './rows.js';
import { lowerCentralSeries } from './series.js';
import { UndecidedError } from './undecided-error.js';

/** Subspaces in a basis of condition 3. */
const FLOAT64_ERROR = 1e-8;

function missing(inner: Matrix, outer: Matrix): number {
  const kept = multiply(multiply(inner, transpose(outer)), outer);
  return Math.sqrt(normSquared({ ...inner, data: inner.data.map((entry, at) => entry - (kept.data[at] ?? NaN)) }));
}

const NAMED = standardAlgebras().filter(
  ({ constants }) => constants.columns < 8 && constants.data.some((entry) => entry !== 0),
);
const ALL = [...NAMED, ...unlistedAlgebras()].map(
  (each) => ['title' in each ? each.title : each.name, each.constants] as const,
);

it.each(ALL)(
  'radical and nilradical of %s are ideals, the one holds the other and [g, rad], and it is nilpotent',
  (_name, constants) => {
    const frame = randomFrame({ dimension: constants.columns, field: 'real' }, 3, seededNormals(1));
    const {
      algebra,
      radical,
      nilradical: found,
    } = anatomyOf(normalisedAlgebra(lieAlgebra(changeBasis(constants, frame))));
    const whole = identity(algebra.dimension);
    expect(missing(found, radical)).toBeLessThan(FLOAT64_ERROR);
    expect(missing(bracketsOf(algebra, whole, radical), found)).toBeLessThan(FLOAT64_ERROR);
    if (found.rows > 0) expect(lowerCentralSeries(restrictTo(algebra, found)).at(-1)?.rows).toBe(0);
  },
);

it('weights whose first power sums vanish are not taken for none', () => {
  const turn = Array.from({ length: 6 }, (_, j) => [j, (j + 1) % 6] as const); // the sixth roots of unity
  const algebra = normalisedAlgebra(lieAlgebra(semidirectOf(abelian(1), [sparse(6, ...turn)])));
  expect(() => nilradical(algebra, identity(7))).toThrow(UndecidedError);
});
