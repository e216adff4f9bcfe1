import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildLiesweep, runLiesweep } from '../testing/run-liesweep.js';

/** Compiling everything, and commands of a second, on a machine that does much else. */
const BUILD_MS = 180_000;
const RUN_MS = 60_000;

/** Clears the screen in two ways, names the window, turns the rest around. */
const HOSTILE = 'a\u001b[2J\u009b2J\u001b]0;owned\u0007\u202e\u200f';
const STEERING = /(?!\n)[\p{Cc}\p{Bidi_Control}]/u;

let folder: string;
beforeAll(buildLiesweep, BUILD_MS);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-hostile-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function writeSweep(file: string, features: readonly string[], dataPath: string): void {
  const sweep = {
    name: 'hostile',
    system: { oracles: [{ kind: 'learned', model: 'polynomial' }] },
    data: { kind: 'csv', path: dataPath, features, labels: ['v'] },
    grid: { generators: 1 },
  };
  writeFileSync(join(folder, file), JSON.stringify(sweep)); // YAML too
}

it(
  'names of columns, data files and sweep files are shown by commands and in errors, and steer nothing',
  async () => {
    const rows = Array.from({ length: 40 }, (_, row) => {
      const [x, y] = [Math.cos(row * 1.7), Math.sin(row * 2.3)];
      return [x, y, x * x + y * y].join(',');
    });
    const [table, sweep] = [`${HOSTILE}.csv`, `${HOSTILE}.yaml`];
    writeFileSync(join(folder, table), [`"${HOSTILE}",y,v`, ...rows].join('\n'));
    writeSweep(sweep, [HOSTILE, 'y'], table);
    writeSweep('wrong-column.yaml', [`${HOSTILE}b`, 'y'], table);
    writeSweep('wrong-path.yaml', [HOSTILE, 'y'], `${HOSTILE}.tsv`);
    const commands = [
      ['validate', sweep],
      ['certify', sweep],
      ['validate', 'wrong-column.yaml'],
      ['plan', 'wrong-path.yaml'],
      ['validate', `absent-${HOSTILE}`],
      ['status', HOSTILE],
      [`--${HOSTILE}`],
    ];
    for (const command of commands) {
      const { stdout, stderr } = await runLiesweep(folder, ...command);
      expect([command, STEERING.exec(stdout + stderr)]).toEqual([command, null]);
    }
    const { stdout: shown } = await runLiesweep(folder, 'validate', sweep);
    expect(shown).toContain('a\\u001b[2J\\u009b2J');
    const { stdout: document } = await runLiesweep(folder, 'certify', sweep, '--json');
    expect(STEERING.exec(document)).toBeNull();
    expect(JSON.parse(document)).toHaveProperty('slices');
  },
  8 * RUN_MS,
);
