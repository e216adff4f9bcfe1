import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFacts, TableFacts } from './data-facts.js';
import { canonicalJson } from './canonical-json.js';
import { planShards } from './plan-shards.js';
import { sha256Hex } from './sha256.js';
import { specDigest, whatIsComputed } from './spec-identity.js';
import { parseSweepFile } from './sweep-file/parse-sweep-file.js';
import { sweepJsonSchema } from './sweep-file/sweep-json-schema.js';
import { sweepWarnings } from './sweep-warnings.js';
import { systemKey } from './system-key.js';
import { enumerateTrials, trialCount } from './trial-grid.js';

/**
 * What identifies a sweep must never change by accident: trials that are recorded are found by their keys, sweeps by their
 * digests. A snapshot that changes here loses what people have recorded.
 */

const EXAMPLES = join(__dirname, '../../../examples');

/** Slots that plans are made for: one machine, and a pool. */
const SLOTS = [1, 8];

/** Sweeps of the kinds that no example has, or has in one form only. */
const SWEEPS_OF_EVERY_KIND: Readonly<Record<string, string>> = {
  norm: 'system: { oracles: [norm] }',
  'quadratic-matrix': 'system: { oracles: [{ kind: quadratic, matrix: [[1, 0.5], [0.5, -2]] }] }',
  'quadratic-signature': 'system: { oracles: [{ kind: quadratic, signature: [1, -1] }] }',
  polynomial:
    'system: { oracles: [{ kind: polynomial, terms: [{ powers: [0, 2] }, { coefficient: -1.5, powers: [2, 0] }] }] }',
  l1: 'system: { oracles: [l1] }',
  determinant: 'system: { oracles: [determinant], field: complex }',
  'vacuum-adjoint': 'system: { oracles: [{ kind: vacuum, adjoint: [1, -1] }], field: complex }',
  'vacuum-fundamental': 'system: { oracles: [{ kind: vacuum, fundamental: [0, 1] }], field: complex }',
  'two-oracles': 'system: { oracles: [squared-norm, l1] }',
  'deep-linear': 'system: { oracles: [squared-norm], parameterisation: { kind: deep-linear, layers: 3 } }',
  'non-linear':
    'system: { oracles: [squared-norm], parameterisation: { kind: non-linear, hidden: [8, 8], activation: softplus } }',
  finite: 'system: { oracles: [squared-norm] }\ntraining: { invariance: finite, epsilon: 1.0e-4 }',
  'learned-constants': 'system: { oracles: [squared-norm] }\ntraining: { structureConstants: learned }',
  cosine: 'system: { oracles: [squared-norm] }\ntraining: { schedule: cosine, steps: 500, learningRate: 0.003 }',
  'half-life': 'system: { oracles: [squared-norm] }\ntraining: { schedule: { kind: inverse-sqrt, halfLife: 100 } }',
  seed: 'system: { oracles: [squared-norm] }\nrestarts: 3\nseed: 42',
  execution:
    'system: { oracles: [squared-norm] }\nexecution: { device: gpu, maxStackMemory: 64MiB, checkpointInterval: 5s }\nbudget: { trials: 100, wallTime: 1h }',
};

const GRID = 'grid: { dimension: 2, generators: { from: 1, to: 3 }, weights: { closure: [0, 1] } }';

const DIGEST = `sha256:${'ab'.repeat(32)}`;

/** Sweeps over files, with what was read of them. */
const FACTS: DataFacts = {
  ...{ digest: DIGEST, dimension: 2, samples: 80, heldOut: 20, different: 100, labels: 1, classes: null },
};
const CSV = 'data: { kind: csv, path: a.csv, features: [x, { sum: [y, z] }], labels: [{ square: m }] }';
/** Tables, with what was found in them. */
const FOUND: TableFacts['found'] = {
  ...{ format: 'csv', notes: [], warnings: [], rows: { read: 120, kept: 100, left: 15, missing: 5 }, classes: [] },
};
const TABLE = `data: { kind: table, path: [a.csv, "b*.csv"], dialect: { separator: ";" }, derive: { E: sqrt(m^2 + p^2) }, where: not p < 1`;

const SWEEPS_OVER_FILES: readonly (readonly [name: string, text: string, facts: DataFacts])[] = [
  ['csv-formula', `system: { oracles: [squared-norm] }\n${CSV}`, FACTS],
  ['csv-polynomial', `system: { oracles: [{ kind: learned, model: polynomial }] }\n${CSV}`, FACTS],
  ['csv-degree', `system: { oracles: [{ kind: learned, model: { kind: polynomial, degree: 3 } }] }\n${CSV}`, FACTS],
  ['csv-quadratic', `system: { oracles: [{ kind: learned, model: quadratic }] }\n${CSV}`, FACTS],
  [
    'csv-network',
    `system: { oracles: [{ kind: learned, model: { kind: mlp, hidden: [16], activation: tanh } }] }\n${CSV}`,
    FACTS,
  ],
  [
    'npy',
    'system: { oracles: [{ kind: learned, model: polynomial }] }\ndata: { kind: npy, path: a.npy, labels: 1, scale: none, heldOut: 0.3 }',
    FACTS,
  ],
  [
    'csv-complex',
    'system: { oracles: [squared-norm], field: complex }\ndata: { kind: csv, path: a.csv, complexPairs: [[a, b], [c, d]] }',
    FACTS,
  ],
  [
    'gradients',
    `system: { oracles: [{ kind: gradients, path: g.npy }] }\n${CSV}`,
    { ...FACTS, gradients: { digest: DIGEST, labels: 1 } },
  ],
  [
    'table-expression',
    `system: { oracles: [{ kind: expression, of: E^2 - p1^2 }] }\n${TABLE}, features: ["*"] }`,
    { ...FACTS, table: { features: ['E', 'p1'], labels: [], found: FOUND } },
  ],
  [
    'table-vectors',
    `system: { oracles: [{ kind: learned, model: polynomial }] }\n${TABLE}, vectors: [[E1, p1], [E2, p2]], labels: ["f*"] }`,
    { ...FACTS, dimension: 4, table: { features: [], labels: ['f'], found: FOUND } },
  ],
];

const texts: readonly (readonly [string, string])[] = [
  ...readdirSync(EXAMPLES)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => [name, readFileSync(join(EXAMPLES, name), 'utf8')] as const),
  ...Object.entries(SWEEPS_OF_EVERY_KIND).map(([name, text]) => [name, `name: ${name}\n${text}\n${GRID}\n`] as const),
];

describe('the identity of a sweep', () => {
  it.each(texts)('of %s stays what it is', (_, text) => {
    expect(identityOf(text)).toMatchSnapshot();
  });

  it.each(SWEEPS_OVER_FILES)('over a file, %s, stays what it is', (name, text, facts) => {
    const weights = 'grid: { generators: [1, 2], weights: { closure: [0, 1] } }';
    expect(identityOf(`name: ${name}\n${text}\n${weights}\n`, facts)).toMatchSnapshot();
  });

  it('has a JSON Schema that stays what it is', () => {
    expect(sweepJsonSchema()).toMatchSnapshot();
  });
});

function identityOf(text: string, facts?: DataFacts): object {
  const spec = parseSweepFile(text, facts);
  const trials = [...enumerateTrials(spec)];
  return {
    systemKey: systemKey(spec.system),
    specDigest: specDigest(spec),
    identity: canonicalJson(whatIsComputed(spec)),
    warnings: sweepWarnings(spec),
    trialCount: trialCount(spec),
    trialKeys: {
      first: trials[0]?.key,
      last: trials.at(-1)?.key,
      digest: sha256Hex(trials.map(({ key }) => key).join('\n')),
    },
    shards: SLOTS.map((slots) => {
      const plan = planShards(spec, trials, undefined, slots);
      return { slots, count: plan.length, first: plan[0], digest: sha256Hex(canonicalJson(plan)) };
    }),
  };
}
