import type { Certificate, OracleFit, VerdictBound } from '@liesweep/sweep';
import { assemblePhaseDiagram } from './assemble-phase-diagram.js';
import type { PhaseDiagram } from './phase-diagram-schema.js';
import { phaseDiagramJsonSchema, phaseDiagramSchema } from './phase-diagram-schema.js';
import { certificateOf, sliceOf } from './testing/example-slice.js';
import { HEAT_MAP } from './testing/example-sweep.js';

const CLOSED: Readonly<Record<number, readonly number[]>> = {
  2: [1],
  3: [1, 3],
  4: [1, 2, 3, 4, 6],
  5: [1, 2, 3, 4, 6, 10],
};

const cells = [2, 3, 4, 5].flatMap((n) => [
  ...sliceOf(
    Array.from({ length: (n * (n - 1)) / 2 }, (_, index) => index + 1),
    10,
    n,
    0,
  ),
  ...sliceOf(CLOSED[n] ?? [], 10, n, 1),
]);

const FIT: OracleFit = { measure: 'R²', train: 0.99, heldOut: 0.98, factor: 1, digest: 'sha256:ab' };

const BOUND: VerdictBound = {
  ...{
    level: 0.01,
    tolerance: 0.1,
    lower: 3,
    upper: 3,
    staircase: [{ dimension: 3, atMost: 0.01, nextAtLeast: null }],
  },
  ...{ fittedDegree: 2, judgedDegree: 4, link: 'y', rows: 300, misfit: 0.01, truncation: 0, rowsNeeded: null },
};

function assemble(changes: Partial<Parameters<typeof assemblePhaseDiagram>[0]> = {}): PhaseDiagram {
  return assemblePhaseDiagram({
    sweep: HEAT_MAP.name,
    specDigest: `sha256:${'a1'.repeat(32)}`,
    spec: HEAT_MAP,
    cells: cells.toReversed(),
    certificates: [2, 3, 4, 5].map((n) => certificateOf((n * (n - 1)) / 2, n)),
    ...changes,
  });
}

describe('assemblePhaseDiagram', () => {
  it('lays the slides’ heat map out by n and closure, with the dimensions 1, 3, 6, 10 confirmed in both halves', () => {
    expect(
      assemble().slices.map(({ dimension, weights, groupDimension: { value, status } }) => [
        dimension,
        weights.closure,
        value,
        status,
      ]),
    ).toEqual([2, 3, 4, 5].flatMap((n) => [0, 1].map((closure) => [n, closure, (n * (n - 1)) / 2, 'confirmed'])));
  });

  it('sorts cells by generators, also when the grid does not', () => {
    const spec = { ...HEAT_MAP, grid: { ...HEAT_MAP.grid, generators: [3, 1, 10, 6] } };
    expect(assemble({ spec }).slices[0]?.cells.map(({ generators }) => generators)).toEqual([1, 3, 6, 10]);
  });

  it('gives each grid point without trials an empty cell, and leaves its slice undetermined', () => {
    const { slices } = assemble({ cells: cells.slice(0, 25) });
    expect(slices.map(({ groupDimension }) => groupDimension.status)).toEqual([
      'confirmed',
      'confirmed',
      ...new Array<string>(6).fill('undetermined'),
    ]);
    expect(slices.every((slice) => slice.cells.length === 10)).toBe(true);
    expect(slices[2]?.cells[9]).toEqual({
      generators: 10,
      trials: 0,
      lowestLoss: null,
      finalLoss: null,
      vanishing: false,
      dominantTerm: null,
      terms: { invariance: null, normalization: null, orthogonality: null, closure: null, sparsity: null },
      vanishingTrials: 0,
    });
  });

  it('says how good a learned oracle is, and that nothing bounds how far a network is from its labels', () => {
    const { slices } = assemble({ certificates: [{ ...certificateOf(3, 3), fits: [FIT] }] });
    expect(slices.map(({ learned }) => learned?.fits)).toContainEqual([FIT]);
    expect(slices.map(({ learned }) => learned?.note).join()).toContain('symmetries of what was fitted');
    expect(slices.filter(({ learned }) => learned === undefined)).toHaveLength(6);
  });

  it('says of labels with a bound what the verdict is about, and what it assumes', () => {
    const { slices } = assemble({ certificates: [{ ...certificateOf(3, 3), fits: [FIT], bound: BOUND }] });
    const notes = slices.flatMap(({ learned }) => learned?.note ?? []);
    expect(notes).toHaveLength(2);
    for (const note of notes) expect(note).toMatch(/^This is said of the labels, .* assumes independent rows/);
  });

  it('writes the quadratic forms that were found, which its schema accepts', () => {
    const forms = [
      {
        matrix: [
          [1, 0],
          [0, -1],
        ],
        signature: { plus: 1, minus: 1, zero: 0 },
      },
    ];
    const diagram = assemble({ certificates: [{ ...certificateOf(1, 2), fits: [{ ...FIT, forms }], bound: BOUND }] });
    expect(diagram.slices[0]?.learned?.fits).toEqual([{ ...FIT, forms }]);
    expect(phaseDiagramSchema.parse(JSON.parse(JSON.stringify(diagram)))).toEqual(diagram);
  });

  it('writes the certificate of each slice, with what bounds it', () => {
    const certificate: Certificate = { ...certificateOf(3, 3), bound: BOUND };
    const [, , slice] = assemble({ certificates: [certificate, certificateOf(null, 4)] }).slices;
    expect(slice?.certificate).toEqual({
      ...{ dimension: 3, refusal: null, reason: 'A gap.', tolerance: 1e-3, defects: [1e-16, 0.5], bound: BOUND },
    });
    const [, , , , refused] = assemble({ certificates: [certificateOf(null, 4)] }).slices;
    expect(refused?.certificate).toEqual({
      ...{ dimension: null, refusal: 'few-rows', reason: '15 rows for 16 parameters: too few.' },
      ...{ tolerance: 1e-3, defects: [1e-16, 0.5] },
    });
  });

  it('writes no certificate where there is none, or one of engine 1, whose numbers are no defects', () => {
    const old: Certificate = {
      ...{ system: 'squared-norm/real/linear', dimension: 3, groupDimension: 3, largestZero: 1e-16 },
      ...{ smallestNonZero: 0.5, rowCount: 300, parameterCount: 9, reason: 'A gap.' },
    };
    const { slices } = assemble({ certificates: [old] });
    expect(slices.map(({ groupDimension }) => groupDimension.certificate).slice(2, 4)).toEqual([3, 3]);
    expect(slices.filter((slice) => 'certificate' in slice)).toEqual([]);
  });

  it('takes the certificate of the same system and dimension only', () => {
    const { slices } = assemble({ certificates: [certificateOf(3, 3), { ...certificateOf(6, 4), system: 'norm' }] });
    expect(slices.map(({ groupDimension: { certificate } }) => certificate)).toEqual([
      null,
      null,
      3,
      3,
      null,
      null,
      null,
      null,
    ]);
  });

  it('writes what its schema accepts, through JSON', () => {
    const diagram = assemble();
    expect(phaseDiagramSchema.parse(JSON.parse(JSON.stringify(diagram)))).toEqual(diagram);
    expect(Object.keys(diagram)).toEqual(['formatVersion', 'sweep', 'specDigest', 'slices']);
    expect(Object.keys(diagram.slices[0] ?? {})).toEqual([
      ...['system', 'dimension', 'weights', 'cells', 'groupDimension', 'certificate'],
    ]);
  });
});

describe('the format', () => {
  it.each<[name: string, change: object]>([
    ['half a bound', { bound: { level: 0.01 } }],
    ['a defect that is no number', { defects: [null] }],
    ['a key that it does not know', { singularValues: [] }],
  ])('refuses a certificate with %s', (_name, change) => {
    const diagram = assemble({ certificates: [{ ...certificateOf(1, 2), bound: BOUND }] });
    const [slice] = diagram.slices;
    const accepts = (certificate: object): boolean =>
      phaseDiagramSchema.safeParse({ ...diagram, slices: [{ ...slice, certificate }] }).success;
    expect(accepts({ ...slice?.certificate })).toBe(true);
    expect(accepts({ ...slice?.certificate, ...change })).toBe(false);
  });

  it.each([
    ['another version', { formatVersion: 1 }],
    ['an unknown key', { comment: '' }],
    ['a digest that is none', { specDigest: 'md5:0' }],
  ])('refuses %s', (_name, change) => {
    expect(phaseDiagramSchema.safeParse({ ...assemble(), ...change }).success).toBe(false);
  });

  it('takes the structure of a slice or does without, and refuses half of one', () => {
    const diagram = assemble();
    const [slice] = diagram.slices;
    const structure = {
      ...{
        name: 'so(4) ≅ su(2)⊕su(2)',
        dimension: 6,
        isClosed: true,
        killing: { plus: 0, minus: 6, zero: 0 },
        rank: 2,
      },
      ...{ centreDimension: 0, derivedDimension: 6, ideals: [{ dimension: 3, name: null }], reason: 'The roots tell.' },
    };
    const accepts = (candidate: object): boolean =>
      phaseDiagramSchema.safeParse({ ...diagram, slices: [{ ...slice, structure: candidate }] }).success;
    expect(accepts(structure)).toBe(true);
    expect(accepts({ ...structure, killing: null, rank: null })).toBe(true);
    expect(accepts({ name: structure.name })).toBe(false);
  });

  it('refuses numbers that are not finite', () => {
    const diagram = assemble();
    const [cell] = diagram.slices[0]?.cells ?? [];
    expect(phaseDiagramSchema.safeParse(diagram).success).toBe(true);
    Object.assign(cell ?? {}, { finalLoss: NaN });
    expect(phaseDiagramSchema.safeParse(diagram).success).toBe(false);
  });

  it('is published as a JSON Schema that requires every key', () => {
    expect(phaseDiagramJsonSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: ['formatVersion', 'sweep', 'specDigest', 'slices'],
      additionalProperties: false,
      properties: { formatVersion: { const: 2 } },
    });
  });
});
