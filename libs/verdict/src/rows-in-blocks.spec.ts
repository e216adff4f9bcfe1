import { normalStream, type GeneratorShape, type RowSource } from '@liesweep/sweep';
import { standardCoordinates } from './coordinates/standard-coordinates.js';
import { columnQuanta } from './data/column-quanta.js';
import { columnQuantum } from './data/column-quantum.js';
import { certifyFormula, type FormulaAtSamples } from './formula/certify-formula.js';
import { defectForm, type DefectForm } from './formula/defect-form.js';
import { gradientsAt } from './formula/gradient-rows.js';
import { inStandardCoordinates } from './formula/in-standard-coordinates.js';
import { certifyGradients } from './formula/certify-gradients.js';
import { judgeLabels } from './measured/judge-labels.js';

/** Rows in blocks of an odd size, in memory that is used again: what is kept of a block by mistake becomes wrong. */
function inBlocks(data: Float64Array, width: number, rowsAtOnce = 777): RowSource {
  return {
    ...{ rowCount: data.length / width, width },
    *blocks() {
      const buffer = new Float64Array(rowsAtOnce * width);
      for (let at = 0; at < data.length; at += buffer.length) {
        const block = data.subarray(at, at + buffer.length);
        buffer.fill(NaN);
        buffer.set(block);
        yield buffer.subarray(0, block.length);
      }
    },
    readRow(row, into) {
      into.set(data.subarray(row * width, (row + 1) * width));
    },
  };
}

const draw = normalStream(9);
const normal = (count: number): Float64Array => Float64Array.from({ length: count }, () => draw());
const quadratic = (x: Float64Array): Float64Array[] => [x.map((entry, j) => 2 * (j + 1) * entry)];

test.each<readonly [string, GeneratorShape, number, number]>([
  ['real features', { dimension: 3, field: 'real' }, 1, 5000],
  ['complex features', { dimension: 2, field: 'complex' }, 1, 5000],
  ['samples of two vectors', { dimension: 2, field: 'real' }, 2, 5000],
  ['fewer rows than parameters', { dimension: 3, field: 'real' }, 1, 5],
])('a formula at %s has the same certificate, bit for bit, block by block', (_, shape, vectorCount, count) => {
  const width = vectorCount * shape.dimension * (shape.field === 'complex' ? 2 : 1);
  const samples = normal(count * width);
  const r = width / vectorCount;
  const known = { shape, vectorCount, labelCount: 1, gradient: quadratic };
  const quanta = Float64Array.from({ length: r }, (__, column) => columnQuantum(samples, column, width));
  expect(columnQuanta(inBlocks(samples, width), width, r)).toEqual(quanta);
  expect(standardCoordinates(inBlocks(samples, width), shape)).toEqual(standardCoordinates(samples, shape));
  const formula: FormulaAtSamples = { ...known, samples, quanta };
  const verdict = certifyFormula(formula);
  expect(certifyFormula({ ...formula, samples: inBlocks(samples, width) })).toEqual(verdict);
  expect(verdict.refusal).toBe(count === 5 ? 'few-rows' : null);
});

test('gradients are the same whether they are kept or evaluated for every pass', () => {
  const asked = { shape: { dimension: 3, field: 'real' }, vectorCount: 1, labelCount: 1 } as const;
  const samples = inBlocks(normal(9000), 3);
  const coordinates = standardCoordinates(samples, asked.shape);
  const formOf = (mostKept: number): DefectForm =>
    defectForm(inStandardCoordinates(gradientsAt(asked, samples, quadratic, mostKept), coordinates));
  expect(formOf(0)).toEqual(formOf(Infinity));
});

test('gradients that are given have the same certificate in blocks of another size than the samples', () => {
  const shape: GeneratorShape = { dimension: 3, field: 'real' };
  const samples = normal(6000);
  const gradients = Float64Array.from(samples, (x, at) => 2 * ((at % 3) + 1) * x);
  const known = { shape, vectorCount: 1, labelCount: 1, gradientPrecision: 2 ** -52 };
  const verdict = certifyGradients({ ...known, samples, gradients });
  expect(verdict.dimension).toBe(3);
  const blocks = { samples: inBlocks(samples, 3), gradients: inBlocks(gradients, 3, 501) };
  expect(certifyGradients({ ...known, ...blocks })).toEqual(verdict);
});

test('labels have the same verdict, with copies among the rows, through a link, and of more rows than are judged', () => {
  const shape: GeneratorShape = { dimension: 2, field: 'real' };
  const rowCount = 2000;
  const samples = normal(2 * rowCount);
  samples.copyWithin(200, 0, 100); // fifty rows twice
  const size = (row: number): number => (samples[2 * row] ?? NaN) ** 2 + 3 * (samples[2 * row + 1] ?? NaN) ** 2;
  const labels = Float64Array.from({ length: rowCount }, (_, row) => Math.sqrt(1 + size(row)));
  const verdict = judgeLabels({ samples, labels, labelCount: 1, shape });
  expect([verdict.dimension, verdict.distinctRows, verdict.link]).toEqual([1, rowCount - 50, 'y²']);
  const blocks = { samples: inBlocks(samples, 2), labels: inBlocks(labels, 1) };
  expect(judgeLabels({ ...blocks, labelCount: 1, shape })).toEqual(verdict);
});
