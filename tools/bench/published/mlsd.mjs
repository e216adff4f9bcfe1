// MLSD (2412.14632): conserved quantities of the oscillator and of the Kepler problem in space, and their algebras.
import { conservedQuantities, dictionaryOf, poissonAlgebra } from '@liesweep/fields';
import { parseExpression, uniformStream } from '@liesweep/sweep';

const FEATURES = ['x', 'y', 'z', 'px', 'py', 'pz'];
const PAIRS = [
  [0, 3],
  [1, 4],
  [2, 5],
];
const R = 'sqrt(x^2+y^2+z^2)';
const TASKS = [
  {
    name: 'oscillator in space',
    flow: ['px', 'py', 'pz', '-x', '-y', '-z'],
    ...{ degree: 2, functions: [], theirs: 'u(3), Killing eigenvalues spread by .7 %, 2000 steps of Adam' },
  },
  {
    name: 'Kepler',
    flow: ['px', 'py', 'pz', `-x/${R}^3`, `-y/${R}^3`, `-z/${R}^3`],
    ...{ degree: 3, functions: [`1/${R}`, `x/${R}`, `y/${R}`, `z/${R}`], theirs: 'so(4), given N_g' },
  },
];

function named(text) {
  const expression = parseExpression(text, { names: FEATURES });
  return { name: expression.text, value: (x) => expression.value(x)[0], gradient: (x) => expression.gradient(x)[0] };
}

function draw(count, seed) {
  const uniform = uniformStream(seed);
  return Float64Array.from({ length: 6 * count }, () => 2 * uniform() - 1);
}

/** Rows of the table. */
export function mlsdRows() {
  return TASKS.map(({ name, flow, degree, functions, theirs }) => {
    const before = performance.now();
    const expressions = flow.map((text) => parseExpression(text, { names: FEATURES }));
    const dictionary = dictionaryOf({ features: FEATURES, degree, functions: functions.map(named) });
    const samples = draw(500, 1);
    const velocity = (x) => expressions.map((each) => each.value(x)[0]);
    const found = conservedQuantities({ features: FEATURES, dictionary, samples, heldOut: draw(100, 2), velocity });
    const { structure, level } = poissonAlgebra({ functions: found.functions, dictionary, samples, pairs: PAIRS });
    const exact = found.functions.filter(({ isExact }) => isExact).length;
    return {
      task: `MLSD, ${name}, ${String(dictionary.size - 1)} functions`,
      metric: 'conserved; algebra',
      theirs,
      ours: `${String(found.dimension)} to ${found.largestZero.toPrecision(1)}, next ${found.smallestNonZero.toPrecision(2)}, ${String(exact)} in whole numbers; ${structure?.name ?? 'no name'}${level.length === 0 ? '' : ' on the level of the median energy'}; ${((performance.now() - before) / 1000).toPrecision(2)} s`,
    };
  });
}
