import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSweepFile } from './parse-sweep-file.js';
import { writeSweepFile } from './write-sweep-file.js';

const EXAMPLES = join(__dirname, '../../../../examples');
const files = readdirSync(EXAMPLES).filter((name) => name.endsWith('.yaml'));

describe('a specification as a sweep file', () => {
  it.each(files)('is the same again: %s', (name) => {
    const { spec } = openSweepFile(readFileSync(join(EXAMPLES, name), 'utf8'));
    expect(openSweepFile(writeSweepFile(spec)).spec).toEqual(spec);
  });

  it('says nothing that is a default', () => {
    const text =
      'name: short\nsystem:\n  oracles:\n    - kind: squared-norm\ngrid:\n  dimension:\n    - 3\n  generators:\n    - 1\n    - 2\n';
    expect(writeSweepFile(openSweepFile(text).spec)).toBe(text);
  });

  it('says what was asked of a file, and not what was found in it', () => {
    const { spec } = openSweepFile(`
name: labels
system: { oracles: [{ kind: learned, model: polynomial, task: regression }] }
data: { kind: csv, path: labels.csv, labels: [m], features: [x, y, z] }
grid: { generators: [1, 2] }
budget: { wallTime: 2h }
`);
    const stored = { uri: 'shards/0f/0f.safetensors', digest: 'sha256:0f', bytes: 1 };
    const identified = { ...spec, data: { ...spec.data, digest: 'sha256:af', stored } as typeof spec.data };
    const written = writeSweepFile({ ...identified, grid: { ...spec.grid, dimension: [3] } });
    expect(written).not.toContain('digest');
    expect(openSweepFile(written).spec).toEqual(spec);
  });
});
