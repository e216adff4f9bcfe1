import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { temporalDatabase } from './temporal-database.js';

describe("an embedded server's database", () => {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-database-'));
  const bundle = join(folder, 'workflow-bundle.js');
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is the same for the same workflows, and another one after they have changed', () => {
    writeFileSync(bundle, 'one');
    const first = temporalDatabase(folder, bundle);
    writeFileSync(first, 'history');
    writeFileSync(`${first}-wal`, 'history');
    writeFileSync(join(folder, 'run.json'), 'of another kind');
    expect(temporalDatabase(folder, bundle)).toBe(first);
    expect(readdirSync(folder)).toContain(basename(first));

    writeFileSync(bundle, 'two');
    expect(temporalDatabase(folder, bundle)).not.toBe(first);
    expect(readdirSync(folder).sort()).toEqual(['run.json', 'workflow-bundle.js']);
  });
});
