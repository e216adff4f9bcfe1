// The certificate of every example in other units: φ → cφ, x → cx, each feature by a factor of its own, a mixing of condition 30.
import { readdirSync, readFileSync } from 'node:fs';
import { matrixOf, multiply, transpose } from '@liesweep/lie';
import { combineOracles, makeDataset, makeOracle } from '@liesweep/models';
import { parseSweepFile, realDimension, uniformStream } from '@liesweep/sweep';
import { certifyFormula, mapVectors } from '@liesweep/verdict';

const FOLDER = new URL('../../../examples/', import.meta.url);

/** Above this many parameters one certificate takes seconds. */
const MOST_PARAMETERS = 200;

const identity = (r) =>
  matrixOf(
    r,
    r,
    Array.from({ length: r * r }, (_, at) => (at % (r + 1) === 0 ? 1 : 0)),
  );
const diagonal = (entries) =>
  matrixOf(
    entries.length,
    entries.length,
    entries.flatMap((entry, j) => entries.map((_, k) => (j === k ? entry : 0))),
  );

/** A rotation of random planes, the same of real and of imaginary parts. */
function rotation(n, field, seed) {
  const uniform = uniformStream(seed);
  const r = field === 'complex' ? 2 * n : n;
  let product = identity(r);
  for (let j = 0; j < n; j += 1) {
    for (let k = j + 1; k < n; k += 1) {
      const angle = 2 * Math.PI * uniform();
      const turn = identity(r);
      for (const offset of field === 'complex' ? [0, n] : [0]) {
        const [a, b] = [offset + j, offset + k];
        turn.data[a * r + a] = Math.cos(angle);
        turn.data[b * r + b] = Math.cos(angle);
        turn.data[a * r + b] = -Math.sin(angle);
        turn.data[b * r + a] = Math.sin(angle);
      }
      product = multiply(turn, product);
    }
  }
  return product;
}

/** x' = M x, and what φ is multiplied by. */
function changesOf(n, field, seed) {
  const r = field === 'complex' ? 2 * n : n;
  const scaled = (of) => {
    const factors = Array.from({ length: r }, (_, at) => of(at % n));
    return [diagonal(factors), diagonal(factors.map((factor) => 1 / factor))];
  };
  const uniform = uniformStream(seed);
  const own = Array.from({ length: n }, () => 10 ** (12 * uniform() - 6));
  const [stretch, shrink] = scaled((feature) => 30 ** (-feature / Math.max(1, n - 1)));
  const [u, v] = [rotation(n, field, seed + 1), rotation(n, field, seed + 2)];
  return [
    ...[1e-9, 1e-3, 1e3, 1e9].map((c) => ['φ → cφ', identity(r), identity(r), c]),
    ...[1e-9, 1e9].map((c) => ['x → cx', ...scaled(() => c), 1]),
    ['each feature by 1e-6 … 1e6', ...scaled((feature) => own[feature]), 1],
    ['a rotation', u, transpose(u), 1],
    [
      'a mixing of condition 30',
      multiply(multiply(u, stretch), v),
      multiply(multiply(transpose(v), shrink), transpose(u)),
      1,
    ],
  ];
}

/** The table, as Markdown; returns how many certificates there were, and how many were others than in the units of the file. */
export function checkUnits({ seed, log }) {
  const total = { verdicts: 0, false: 0 };
  log('\n### Units\n');
  log('| example | n | dimension | the same in other units |');
  log('|---|---|---|---|');
  for (const file of readdirSync(FOLDER)) {
    const spec = parseSweepFile(readFileSync(new URL(file, FOLDER), 'utf8'));
    if (spec.data.kind !== 'normal') continue;
    for (const dimension of spec.grid.dimension) {
      const shape = { dimension, field: spec.system.field };
      const r = realDimension(shape);
      if (dimension * r > MOST_PARAMETERS) continue;
      const oracle = combineOracles(
        spec.system.oracles.map((named) => makeOracle(named, shape)),
        shape,
      );
      const { vectorCount, labelCount } = oracle;
      const { samples } = makeDataset(spec, dimension, vectorCount * r);
      const common = { shape, vectorCount, labelCount };
      const plain = certifyFormula({ ...common, samples, gradient: (x) => oracle.gradient(x) }).dimension;
      const changes = changesOf(dimension, spec.system.field, seed);
      const same = changes.filter(([, toNew, toOld, factor]) => {
        const gradient = (x) =>
          oracle
            .gradient(mapVectors(x, toOld))
            .map((slope) => mapVectors(slope, transpose(toOld)).map((entry) => entry * factor));
        return certifyFormula({ ...common, samples: mapVectors(samples, toNew), gradient }).dimension === plain;
      }).length;
      total.verdicts += changes.length;
      total.false += changes.length - same;
      log(
        `| ${file.replace('.yaml', '')} | ${String(dimension)} | ${String(plain)} | ${String(same)}/${String(changes.length)} |`,
      );
    }
  }
  log(`\n${String(total.false)} of ${String(total.verdicts)} certificates are others in other units.`);
  return total;
}
