import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import type { SweepToCertify } from '@liesweep/judging/certify';
import { parseSweepFile } from '@liesweep/sweep';
import { checkBeforeTraining } from './check-before-training.js';

function sweep(system: string, dimension: string, samples = 300): SweepToCertify {
  const text = `name: a\nsystem: ${system}\ndata: { kind: normal, samples: ${String(samples)} }\ngrid: { dimension: ${dimension}, generators: 1 }\n`;
  return { spec: parseSweepFile(text), dataset: undefined, featureNames: [] };
}

/** What is written to standard error. */
function said(file: SweepToCertify, isQuiet = false): string {
  const stream = new PassThrough();
  checkBeforeTraining(file, 'sweep.yaml', isQuiet, { stderr: stream as unknown as WriteStream });
  return String(stream.read() ?? '');
}

test('a sentence or two say the certificate of each dimension, in lines of 80 columns on a pipe', () => {
  const lines = said(sweep('{ oracles: [norm] }', '[2, 3]')).split('\n');
  expect(lines.filter((line) => !line.startsWith('  '))).toEqual([
    expect.stringMatching(/^n = 2: dim G = 1 certified\. 1 of 4 directions keep the oracle/),
    expect.stringMatching(/^n = 3: dim G = 3 certified\. 3 of 9 directions keep the oracle/),
    '',
  ]);
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

test('nothing is said where only a document is wanted', () => {
  expect(said(sweep('{ oracles: [norm] }', '3'), true)).toBe('');
});

test('fewer rows than a generator has entries are refused, wanted or not', () => {
  for (const isQuiet of [false, true]) {
    expect(() => said(sweep('{ oracles: [norm] }', '[2, 3]', 6), isQuiet)).toThrow(
      /^sweep\.yaml: n = 3: 6 different rows, 9 are needed.*\nNothing was trained or written\.$/,
    );
  }
});

test('vector fields, and formulas whose certificate takes long, are trained without a word', () => {
  expect(said(sweep('{ oracles: [norm], parameterisation: { kind: non-linear } }', '3', 6))).toBe('');
  expect(said(sweep('{ oracles: [norm] }', '100', 20_000))).toBe('');
});
