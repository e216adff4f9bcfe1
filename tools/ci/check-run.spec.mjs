import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scratchFolder, writeIn } from '../setup/testing/scratch-folder.mjs';
import { problemsOfRun } from './check-run.mjs';

function runFolder(test, slices) {
  const folder = scratchFolder(test);
  for (const file of ['report.html', 'trials.csv']) writeIn(folder, file, 'x');
  writeIn(folder, 'phase-diagram.json', JSON.stringify({ slices }));
  return folder;
}

const slice = (dimension, value, status) => ({ dimension, groupDimension: { value, status } });

describe('problemsOfRun', () => {
  it('finds none where every group has its dimension', (test) => {
    assert.deepEqual(problemsOfRun(runFolder(test, [slice(2, 1, 'confirmed'), slice(3, 3, 'confirmed')])), []);
  });

  it('names the group with another dimension, or an unconfirmed one', (test) => {
    const folder = runFolder(test, [slice(2, 1, 'detected'), slice(3, null, 'undetermined')]);
    assert.deepEqual(problemsOfRun(folder), [
      'SO(2): expected dimension 1, confirmed; got 1, detected',
      'SO(3): expected dimension 3, confirmed; got null, undetermined',
    ]);
  });

  it('names missing files, and a diagram without a slice', (test) => {
    assert.deepEqual(problemsOfRun(scratchFolder(test)).length, 3);
    assert.deepEqual(problemsOfRun(runFolder(test, [])), ['the phase diagram has no slice']);
  });
});
