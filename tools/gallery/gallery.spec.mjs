import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { test } from 'node:test';
import { CHAPTERS } from './chapters.mjs';
import { figuresOf, flowSurprises } from './summarise-flows.mjs';
import { summariseRun, surprises } from './summarise-run.mjs';
import { ranges, writePage } from './write-page.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const run = {
  seconds: 61.04,
  document: {
    trials: { recorded: 112 },
    phaseDiagram: {
      slices: [
        {
          dimension: 4,
          weights: { closure: 1, sparsity: 0 },
          cells: [1, 2, 3, 4, 5, 6, 7].map((generators) => ({ generators, vanishing: ![5, 7].includes(generators) })),
          groupDimension: { value: 6, status: 'confirmed', reason: 'It equals the certificate.' },
          structure: { name: 'so(4) ≅ su(2)⊕su(2)' },
        },
      ],
    },
  },
};

test('every numbered sweep file stands in the gallery, and every example has its file', () => {
  const shown = CHAPTERS.flatMap(({ examples }) => examples.map(({ name }) => name));
  const files = readdirSync(join(ROOT, 'examples')).filter((file) => /^\d\d-/.test(file));
  assert.deepEqual([...shown].sort(), files.map((file) => file.replace('.yaml', '')).sort());
});

test('a dimension, status, algebra or number of slices that is not expected is a surprise', () => {
  const structures = ['so(4) ≅ su(2)⊕su(2)'];
  const summary = summariseRun('05-so-4-with-closure', run, []);
  assert.deepEqual(surprises(summary, { dimensions: [6], structures }), []);
  assert.equal(surprises(summary, { dimensions: [5], structures }).length, 1);
  assert.equal(surprises(summary, { dimensions: [null], structures }).length, 1);
  assert.equal(surprises(summary, { dimensions: [6], structures: ['so(1,3) ≅ sl(2,C)'] }).length, 1);
  assert.equal(surprises(summary, { dimensions: [6] }).length, 1);
  const open = { ...summary, slices: summary.slices.map((slice) => ({ ...slice, status: 'undetermined' })) };
  assert.equal(surprises(open, { dimensions: [6], structures }).length, 1);
});

test('the page tells dimension, structure and time, and shows the pictures', async () => {
  const summary = summariseRun('05-so-4-with-closure', run, ['generators-n4-g6-w0.svg']);
  const page = await writePage(new Map([[summary.name, summary]]), { cores: 2 });
  for (const text of [
    '1–4, 6',
    '6, confirmed',
    'so(4) ≅ su(2)⊕su(2)',
    '1 min 1 s',
    'images/gallery/05-so-4-with-closure/',
  ]) {
    assert.ok(page.includes(text), text);
  }
  assert.ok(!page.includes('Squeeze'));
});

test('what flows keep and change is told, and what must hold and does not is a surprise', () => {
  const flow = {
    ...{ generator: 1, digit: 3, isShown: true, step: 0.05, keepsLabel: true },
    ...{ logitChange: 0.02, imageChange: 0.3, independence: 0.9 },
  };
  const flows = [flow, { ...flow, generator: 2 }, { ...flow, isShown: false, keepsLabel: false, logitChange: 0.2 }];
  const diagram = { slices: [{ learned: { fits: [{ measure: 'accuracy', heldOut: 0.98 }] } }] };
  const [quality, shown, all, how] = figuresOf(diagram, flows);
  assert.match(quality, /accuracy 0\.98/);
  assert.match(shown, /in 2 of 2, logits change by 2\.0 % in the median and 2\.0 % at most/);
  assert.match(all, /in 2 of 3, .*; 2 of 3 change the image/);
  assert.match(how, /steps of at most 0\.050.*0\.900/);
  assert.deepEqual(flowSurprises('12', diagram, flows), []);
  const spoilt = [
    { ...flow, keepsLabel: false },
    { ...flow, generator: 2, logitChange: 0.05 },
    { ...flow, generator: 2, imageChange: 0.2 },
    { ...flow, generator: 2, logitChange: Number.NaN },
  ];
  assert.equal(flowSurprises('12', diagram, spoilt).length, 4);
  assert.equal(flowSurprises('12', { slices: [{}] }, [flow]).length, 2);
  assert.deepEqual(figuresOf({ slices: [{}] }, []), []);
});

test('numbers in a row are a range', () => {
  assert.equal(ranges([]), 'none');
  assert.equal(ranges([1, 2, 4, 6, 7, 8]), '1, 2, 4, 6–8');
});

test('the committed page shows only pictures that are there', () => {
  const page = join(ROOT, 'docs/gallery.md');
  const sources = [...readFileSync(page, 'utf8').matchAll(/<img\s+src="([^"]*)"/g)].map(([, source]) => source);
  assert.ok(sources.length > 0);
  assert.deepEqual(
    sources.filter((source) => !existsSync(join(ROOT, 'docs', source))),
    [],
  );
});
