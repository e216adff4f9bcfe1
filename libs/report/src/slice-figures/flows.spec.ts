import { rotationDiagram } from '@liesweep/figures/testing';
import type { SweepFindings } from '../findings/sweep-findings.js';
import { sliceTables } from '../outputs/slice-tables.js';
import { findFigures } from '../page/find-figures.js';
import { reportSample } from '../testing/report-sample.js';
import { rotationTensors, SAMPLE_FLOWS } from '../testing/sample-tensors.js';
import { sectionOf } from '../testing/section-of.js';
import { flows } from './flows.js';

const bare = reportSample(rotationDiagram([4], [1], 2));
const findings: SweepFindings = {
  ...bare,
  tensorsOf: (_, generatorCount) => (generatorCount === 2 ? { ...rotationTensors(4), flows: SAMPLE_FLOWS } : undefined),
};
const [slice] = findings.phaseDiagram.slices;
if (slice === undefined) throw new Error('the diagram has a slice');

test('the flows of a trial are read with their strips, those of most generators first', () => {
  const found = flows.read(slice, findings);
  expect(found).toMatchObject({
    independence: 0.75,
    flows: [
      { generator: 1, digit: 3, length: 0.5, keepsLabel: false, logitChange: 0.5, imageChange: 0.25, strip: null },
      { generator: 2, digit: 8, length: 1, keepsLabel: true, logitChange: 0.0625, imageChange: null, strip: 0 },
    ],
  });
  const [strip] = found?.strips ?? [];
  expect(strip?.original).toBe(1);
  expect(strip?.images.map(({ label, logits, rows }) => [label, ...logits, rows.length, rows[27]?.[27]])).toEqual([
    ['0', 1, 0, 28, 0],
    ['1', 0, 2, 28, 1],
    ['1', 0, 3, 28, 2],
  ]);
});

test('trials without digits have no flows, and no table of them', () => {
  expect(flows.read(slice, bare)).toBeUndefined();
  expect([...sliceTables(findFigures(bare))]).toEqual([]);
});

test('flows.csv has a line per flow, and an empty field for what is not finite', () => {
  const tables = sliceTables(findFigures(findings));
  expect([...tables.keys()]).toEqual(['flows.csv']);
  expect(tables.get('flows.csv')?.split('\n')).toEqual([
    'n,generator,digit,strip,halfLength,step,keepsLabel,logitChange,imageChange,independence',
    expect.stringMatching(/^4,1,3,,0.5,0.05\d*,false,0.5,0.25,0.75$/) as string,
    expect.stringMatching(/^4,2,8,0,1,0.05\d*,true,0.0625,,0.75$/) as string,
    '',
  ]);
});

test('the report says what the flows keep and change, of those shown and of all', () => {
  const markup = sectionOf(flows, findings, 0) ?? '';
  expect(markup).toContain('Of the strips shown, 1 of 1 keep the label at every step; logits change by 6.3 %');
  expect(markup).toContain('Of all 2 flows that were followed, 1 of 2 keep the label');
  expect(markup).toContain('0.75');
  expect(markup).not.toMatch(/NaN|Infinity|undefined/);
  expect(sectionOf(flows, bare, 0)).toBeUndefined();
});
