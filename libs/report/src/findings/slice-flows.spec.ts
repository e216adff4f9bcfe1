import { rotationDiagram } from '@liesweep/figures/testing';
import type { Cell, HostTensor, FlowTensors } from '@liesweep/sweep';
import { flowsSection } from '../page/flows-section.js';
import { reportSample } from '../testing/report-sample.js';
import { flowsCsv } from '../outputs/flows-csv.js';
import type { StoredTrialTensors } from './read-trial-tensors.js';
import { sliceFlows } from './slice-flows.js';

const diagram = rotationDiagram([4], [1], 2);
const [slice] = diagram.slices;
const cells = [1, 2].map((generatorCount) => {
  if (slice === undefined) throw new Error('the diagram has a slice');
  const { system, dimension, weights } = slice;
  const gridPoint = { system, dimension, generatorCount, lossWeights: weights };
  return { gridPoint, best: { trialKey: String(generatorCount) } } as Cell;
});

const tensor = (shape: readonly number[], numbers: readonly number[]): HostTensor => ({
  shape,
  data: Float32Array.from(numbers),
});

/** Two flows of 3 and 8, of which the second is shown in three images. */
const FLOWS: FlowTensors = {
  table: tensor([2, 8], [0, 3, 0.5, 0.05, 0, 0.5, 0.25, -1, 1, 8, 1, 0.05, 1, 0.0625, NaN, 0]),
  images: tensor(
    [1, 3, 784],
    Array.from({ length: 3 * 784 }, (_, at) => Math.floor(at / 784)),
  ),
  logits: tensor([1, 3, 2], [1, 0, 0, 2, 0, 3]),
  independence: 0.75,
};
const byTrial = new Map([['2', { flows: FLOWS } as StoredTrialTensors]]);
const found = sliceFlows(diagram, cells, byTrial);

test('the flows of a trial are read with their strips, those of most generators first', () => {
  expect(found).toMatchObject([
    {
      independence: 0.75,
      flows: [
        { generator: 1, digit: 3, length: 0.5, keepsLabel: false, logitChange: 0.5, imageChange: 0.25, strip: null },
        { generator: 2, digit: 8, length: 1, keepsLabel: true, logitChange: 0.0625, imageChange: null, strip: 0 },
      ],
    },
  ]);
  const [strip] = found[0]?.strips ?? [];
  expect(strip?.original).toBe(1);
  expect(strip?.images.map(({ label, logits, rows }) => [label, ...logits, rows.length, rows[27]?.[27]])).toEqual([
    ['0', 1, 0, 28, 0],
    ['1', 0, 2, 28, 1],
    ['1', 0, 3, 28, 2],
  ]);
});

test('trials without digits have no flows', () => {
  expect(sliceFlows(diagram, cells, new Map())).toEqual([]);
});

test('flows.csv has a line per flow, and an empty field for what is not finite', () => {
  expect(flowsCsv(found).split('\n')).toEqual([
    'n,generator,digit,strip,halfLength,step,keepsLabel,logitChange,imageChange,independence',
    expect.stringMatching(/^4,1,3,,0.5,0.05\d*,false,0.5,0.25,0.75$/) as string,
    expect.stringMatching(/^4,2,8,0,1,0.05\d*,true,0.0625,,0.75$/) as string,
    '',
  ]);
});

test('the report says what the flows keep and change, of those shown and of all', () => {
  if (slice === undefined) throw new Error('the diagram has a slice');
  const drawn = { wide: new Map(), narrow: new Map() };
  const markup = flowsSection({ ...reportSample(diagram), digitFlows: found }, drawn, slice, 'so(4)')?.markup ?? '';
  expect(markup).toContain('Of the strips shown, 1 of 1 keep the label at every step; logits change by 6.3 %');
  expect(markup).toContain('Of all 2 flows that were followed, 1 of 2 keep the label');
  expect(markup).toContain('0.75');
  expect(markup).not.toMatch(/NaN|Infinity|undefined/);
  expect(flowsSection(reportSample(diagram), drawn, slice, 'so(4)')).toBeNull();
});
