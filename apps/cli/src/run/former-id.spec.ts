import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { trainings } from '../testing/recorded-trials.js';
import { buildLiesweep, runLiesweep } from '../testing/run-liesweep.js';

const SWEEP = `name: former
system: { oracles: [squared-norm] }
grid: { dimension: 2, generators: [1, 2] }
restarts: 4
training: { steps: 300 }
`;

/** Compiling, then one short run, on a busy machine. */
const LIMIT_MS = 300_000;

/** Makes of a run what version 0.1 would have left: an id of 8 digits, in the folder, the rows and the store. */
function makeFormer(runs: string, id: string): string {
  const former = id.slice(0, 'former-'.length + 8);
  const manifest = join(runs, id, 'run.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replaceAll(id, former));
  renameSync(join(runs, id), join(runs, former));
  renameSync(join(runs, 'store/specs', id), join(runs, 'store/specs', former));
  const database = new DatabaseSync(join(runs, 'liesweep.sqlite'), { enableForeignKeyConstraints: false });
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
  for (const { name } of tables) {
    const columns = database.prepare(`select name from pragma_table_info('${String(name)}')`).all();
    for (const column of ['sweep_id', 'recorded_by'].filter((each) => columns.some((one) => one.name === each))) {
      database.prepare(`update ${String(name)} set ${column} = ? where ${column} = ?`).run(former, id);
    }
    if (columns.some((one) => one.name === 'row_digest')) database.exec(`update ${String(name)} set row_digest = null`);
  }
  database.close();
  return former;
}

describe('a run that an earlier version has begun', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-former-'));
  const runs = join(folder, 'runs');
  writeFileSync(join(folder, 'sweep.yaml'), SWEEP);
  beforeAll(buildLiesweep, LIMIT_MS);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  it(
    'goes on in its folder, under its short id, without training anything again',
    async () => {
      expect(await runLiesweep(folder, 'run', 'sweep.yaml', '--slots', '1')).toMatchObject({ exitCode: 0 });
      const [id = ''] = readdirSync(runs).filter((name) => name.startsWith('former-'));
      expect(id).toMatch(/^former-[0-9a-f]{20}$/);
      const former = makeFormer(runs, id);
      const before = trainings(folder);

      expect((await runLiesweep(folder, 'validate', 'sweep.yaml')).stdout).toContain(`valid. ${former}, 16 trials`);
      expect(JSON.parse((await runLiesweep(folder, 'plan', 'sweep.yaml', '--json')).stdout)).toMatchObject({
        sweepId: former,
      });
      expect(await runLiesweep(folder, 'run', 'sweep.yaml', '--slots', '1')).toMatchObject({ exitCode: 0 });
      expect(readdirSync(runs).filter((name) => name.startsWith('former-'))).toEqual([former]);
      expect(trainings(folder)).toEqual(before);
      expect(await runLiesweep(folder, 'run', 'sweep.yaml', '--out', 'elsewhere')).toMatchObject({ exitCode: 0 });
      expect(trainings(folder)).toEqual(before);
      expect((await runLiesweep(folder, 'list')).stdout.match(/former-[0-9a-f]+/g)).toEqual([former]);
    },
    LIMIT_MS,
  );
});
