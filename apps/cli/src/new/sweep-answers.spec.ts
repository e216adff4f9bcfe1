import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ask } from './questions.js';
import { SweepQuestions } from './sweep-answers.js';

let folder: string;
let table: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-answers-'));
  table = join(folder, 'points.csv');
  const rows = Array.from({ length: 50 }, (_, row) => [Math.sin(row), Math.cos(2 * row), Math.sin(row ** 2)].join(','));
  writeFileSync(table, ['a,b,y', ...rows].join('\n'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Answers in turn, where there is one, and takes the proposal otherwise; keeps what was asked. */
function answering(...answers: readonly (string | undefined)[]): { readonly ask: Ask; readonly asked: string[] } {
  const asked: string[] = [];
  const left = [...answers];
  const ask: Ask = (question, proposal) => {
    asked.push(`${question}: ${proposal}`);
    return Promise.resolve(left.shift() ?? proposal);
  };
  return { ask, asked };
}

it('asks of a table what its columns propose, and reads the file once', async () => {
  const { ask, asked } = answering(table, undefined, undefined, undefined, '1..3', 'mine');
  let shown = 0;
  const questions = new SweepQuestions(ask, {}, {}, () => (shown += 1));
  const { path, text } = await questions.sweep();
  expect(asked).toEqual([
    'Data file, - for none: -',
    'Features: a, b',
    'Labels, - for none: y',
    'Oracle: { kind: learned, model: polynomial }',
    'Numbers of generators: 1..2',
    'Name of the sweep: points',
    'Sweep file: mine.yaml',
  ]);
  expect(path).toBe('mine.yaml');
  expect(text).toContain('generators: { from: 1, to: 3 }');
  await questions.sweep();
  expect(shown).toBe(1);
});

it('proposes what was answered before when it asks again', async () => {
  const { ask, asked } = answering(table, 'a', '-', 'squared-norm', '1', 'mine', 'here.yaml');
  const questions = new SweepQuestions(ask, {}, {}, () => undefined);
  const first = await questions.sweep();
  expect(first.text).toContain('labels: []');
  const count = asked.length;
  expect(await questions.sweep()).toEqual(first);
  expect(asked.slice(count)).toEqual([
    `Data file, - for none: ${table}`,
    'Features: a',
    'Labels, - for none: -',
    'Oracle: squared-norm',
    'Numbers of generators: 1',
    'Name of the sweep: mine',
    'Sweep file: here.yaml',
  ]);
});

it('does not ask what was said', async () => {
  const { ask, asked } = answering();
  const said = { file: '-', oracle: 'norm', dimension: '4', generators: '6', name: 'n', out: 'n.yaml' };
  const { text } = await new SweepQuestions(ask, said, {}, () => undefined).sweep();
  expect(asked).toEqual([]);
  expect(text).toBe('name: n\nsystem:\n  oracles: [norm]\ngrid:\n  dimension: 4\n  generators: 6\n');
});
