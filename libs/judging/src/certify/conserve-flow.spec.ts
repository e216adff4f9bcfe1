import { normalStream, parseSweepFile, type FileDataset } from '@liesweep/sweep';
import { conservedDocument } from './conserved-document.js';
import { conserveFlow, type ConservedFlow } from './conserve-flow.js';

const LEARNED = 'kind: learned, model: polynomial';
const TABLE = 'data: { kind: csv, path: a.csv, features: [x, p], labels: [vx, vp] }';

/** A sweep over the flow of an oscillator, and what it conserves. */
function ask(oracle: string, data: string, file?: FileDataset): ConservedFlow | { readonly reason: string } {
  const text = `name: flow
system: { oracles: [{ ${oracle} }], labelAction: tangent, parameterisation: affine }
${data}
grid: { generators: 1 }
conserved: { degree: 2, poisson: [[x, p]] }
`;
  const facts =
    file === undefined
      ? undefined
      : {
          ...{ digest: `sha256:${'ab'.repeat(32)}`, dimension: 2, samples: 160, heldOut: 40, different: 200 },
          ...{ labels: 2, classes: null },
        };
  const spec = parseSweepFile(text, facts);
  if (spec.conserved === undefined) throw new Error('expected the section conserved');
  return conserveFlow({ spec, dataset: file, featureNames: ['x', 'p'] }, spec.conserved);
}

function oscillator(noise: number): FileDataset {
  const draw = normalStream(4);
  const rows = (count: number): { samples: Float64Array; labels: Float64Array } => {
    const samples = Float64Array.from({ length: 2 * count }, () => draw());
    const labels = samples.map(
      (_, at) => (at % 2 === 0 ? (samples[at + 1] ?? NaN) : -4 * (samples[at - 1] ?? NaN)) + noise * draw(),
    );
    return { samples, labels };
  };
  const [train, held] = [rows(160), rows(40)];
  return {
    ...{ vectorLength: 2, labelCount: 2, samples: train.samples, labels: train.labels },
    ...{ heldOut: held.samples, heldOutLabels: held.labels },
  };
}

test('a formula conserves its energy, certified', () => {
  const flow = ask('kind: expression, of: [p, "-4*x"]', TABLE, oscillator(0));
  expect(flow).toMatchObject({ features: ['x', 'p'], quantities: { dimension: 1, kind: 'certified' } });
  expect('quantities' in flow && flow.quantities.functions[0]?.formula).toBe('4x² + p²');
  expect(conservedDocument('flow-1', flow, { warnings: [], notes: [] })).toMatchObject({
    ...{ sweepId: 'flow-1', status: 'certified', dimension: 1, functions: [{ formula: '4x² + p²', isExact: true }] },
    poisson: { kind: 'algebra', structure: { name: 'R' } },
  });
});

test.each([0, 0.001])('labels with noise %d are learned, and what they conserve is detected at most', (noise) => {
  const flow = ask(LEARNED, TABLE, oscillator(noise));
  expect(flow).toMatchObject({ quantities: { dimension: 1, kind: 'detected' } });
});

test('labels that say nothing refuse', () => {
  expect(ask('kind: learned, model: { kind: mlp, hidden: [8] }', TABLE, oscillator(0))).toMatchObject({
    reason: expect.stringMatching(/network/) as string,
  });
});
