import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'liesweep-tables-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A file that is there until the spec ends. */
export function scratchFile(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
