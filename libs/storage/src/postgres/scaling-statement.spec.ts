import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RowStore, SweepStage } from '@liesweep/sweep';
import { Client } from 'pg';
import { openRowStore } from '../open-row-store.js';
import { exampleShard, exampleSweep } from '../testing/example-sweep.js';
import { postgresPrograms } from '../testing/postgres-programs.js';
import { startPostgres, type StartedPostgres } from '../testing/start-postgres.js';

const TEMPLATE = join(__dirname, '../../../../infra/helm/liesweep/templates/_outstanding-shards.tpl');

/** Making and starting a server on a busy machine. */
jest.setTimeout(120_000);

/** The chart's statement for one device class, where sweeps for any device go to `cpu`. */
function statementFor(deviceClass: string): string {
  const [, statement = ''] =
    /define "liesweep\.outstandingShards" -}}\n([^]*?)\n{{- end/.exec(readFileSync(TEMPLATE, 'utf8')) ?? [];
  return statement.replaceAll('{{ .auto }}', 'cpu').replaceAll('{{ .deviceClass }}', deviceClass);
}

(postgresPrograms() === undefined ? describe.skip : describe)("the chart's statement about outstanding shards", () => {
  let postgres: StartedPostgres;
  let rows: RowStore;
  let client: Client;

  beforeAll(async () => {
    postgres = await startPostgres();
    rows = await openRowStore(postgres.uri);
    client = new Client({ connectionString: postgres.uri });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await rows.close();
    await postgres.stop();
  });

  async function outstanding(deviceClass: string): Promise<number> {
    const { rows: answer } = await client.query<Record<string, unknown>>(statementFor(deviceClass));
    return Number(Object.values(answer[0] ?? {})[0]);
  }

  it('counts those of sweeps that run or drain, for the device that they name', async () => {
    const shards = [0, 1, 2, 3].map((index) => ({
      index,
      dimension: 3,
      trials: [[5 * index, 5 * index + 5] as const],
    }));
    const sweep = exampleSweep('scaled', 20);
    const gpu = exampleSweep('scaled-gpu', 20);
    const { sweepId } = sweep;
    await rows.saveSweep(sweep);
    await rows.saveSweep({ ...gpu, spec: { ...gpu.spec, execution: { ...gpu.spec.execution, device: 'gpu' } } });
    expect([await outstanding('cpu'), await outstanding('gpu')]).toEqual([0, 0]);
    await rows.savePlan(sweepId, 0, shards);
    await rows.savePlan(gpu.sweepId, 0, shards.slice(0, 2));
    expect([await outstanding('cpu'), await outstanding('gpu')]).toEqual([4, 2]);
    await rows.recordShard(sweepId, exampleShard(0, 10));
    expect(await outstanding('cpu')).toBe(2);
    const counts = new Map<SweepStage, number>();
    for (const [sequence, stage] of (['running', 'paused', 'draining', 'drained', 'failed'] as const).entries()) {
      await rows.saveStanding(sweepId, { stage, reason: null, budgets: [], wallMs: 0 }, { epoch: 1, sequence });
      counts.set(stage, await outstanding('cpu'));
    }
    expect(Object.fromEntries(counts)).toEqual({ running: 2, paused: 0, draining: 2, drained: 0, failed: 0 });
  });

  it('does not fail on text that is no JSON for the database, and is not misled by it', async () => {
    const { spec, ...sweep } = exampleSweep('odd', 20);
    const odd = '{"name":"\\ud800 \\"execution\\":{\\"device\\":\\"gpu\\"}","execution":{"device":"gpu"}}';
    await rows.saveSweep({ ...sweep, spec: { ...spec, execution: { ...spec.execution, device: 'odd-device' } } });
    await rows.savePlan(sweep.sweepId, 0, [{ index: 0, dimension: 3, trials: [[0, 20]] }]);
    const before = await outstanding('gpu');
    for (const text of [odd, 'no JSON at all']) {
      await client.query('update sweeps set spec = $1 where sweep_id = $2', [text, sweep.sweepId]);
      expect([await outstanding('odd-device'), await outstanding('gpu')]).toEqual([1, before]);
    }
    await client.query(`insert into standings (sweep_id, standing) values ($1, 'none either')`, [sweep.sweepId]);
    expect(await outstanding('odd-device')).toBe(1);
  });
});
