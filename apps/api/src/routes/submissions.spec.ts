import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Inspection, Plan, Problem, Upload, Validation } from '@liesweep/api-contract';
import { readSweepFile } from '@liesweep/datasets';
import { npyFile } from '@liesweep/storage/testing';
import { normalStream, parseSweepFile, planSummary } from '@liesweep/sweep';
import { startApi, RECORDED_SWEEPS, type StartedApi } from '../testing/start-api.js';

let api: StartedApi;
let folder: string;
beforeAll(async () => {
  api = await startApi({ environment: { LIESWEEP_UPLOAD_LIMIT: '64KiB', LIESWEEP_SLOTS: '2' } });
  folder = mkdtempSync(join(tmpdir(), 'liesweep-local-'));
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

const ROWS = 60;
const stream = normalStream(1);
const points = Array.from({ length: ROWS }, () => [stream(), stream()] as const);
const csv = `x,y,label\n${points.map(([x, y]) => [x, y, x * x + y * y].join(',')).join('\n')}\n`;
const numbers = npyFile('<f8', [ROWS, 2], Float64Array.from(points.flat()));
const labels = npyFile(
  '<f8',
  [ROWS],
  Float64Array.from(points, ([x, y]) => x * x + y * y),
);
const slopes = npyFile('<f8', [ROWS, 2], Float64Array.from(points.flatMap(([x, y]) => [2 * x, 2 * y])));

async function upload(name: string, content: string | Uint8Array): Promise<Upload> {
  const answer = await api.ask(`/data?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    payload: Buffer.from(content),
  });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

async function validate(sweepFile: string): Promise<Validation> {
  const answer = await api.ask('/validate', { method: 'POST', payload: { sweepFile } });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

const tableOf = (path: string): string => `name: up
system: { oracles: [{ kind: learned, model: polynomial }] }
data: { kind: table, path: ${path}, features: [x, y], labels: [label] }
grid: { generators: [1, 2] }
`;
const arraysOf = (path: string, ofLabels: string, ofGradients: string): string => `name: up
system: { oracles: [{ kind: gradients, path: ${ofGradients} }] }
data: { kind: npy, path: ${path}, labels: ${ofLabels} }
grid: { generators: [1, 2] }
`;

test('a file is named by what is in it, whatever it is called', async () => {
  const [first, second] = [await upload('../../my data.csv', csv), await upload('b.csv', csv)];
  expect(first).toEqual({
    ...{ digest: second.digest, bytes: Buffer.byteLength(csv), name: 'my_data.csv' },
    path: `upload:${second.digest}/my_data.csv`,
  });
});

test('the same data give the same sweep, uploaded or on the machine of the user', async () => {
  for (const [name, content] of Object.entries({ 'd.csv': csv, 'x.npy': numbers, 'y.npy': labels, 'g.npy': slopes })) {
    writeFileSync(join(folder, name), content);
  }
  const pathOf = async (name: string, content: string | Uint8Array): Promise<string> =>
    JSON.stringify((await upload(name, content)).path);
  const local = async (text: string): Promise<string> => {
    const file = join(folder, 'sweep.yaml');
    writeFileSync(file, text);
    return (await readSweepFile(file)).sweepId;
  };
  expect(await validate(tableOf(await pathOf('other.csv', csv)))).toMatchObject({
    ...{ valid: true, issues: [], isRecorded: false, trialCount: expect.any(Number) as number },
    sweepId: await local(tableOf('d.csv')),
  });
  const paths = [await pathOf('a.npy', numbers), await pathOf('b.npy', labels), await pathOf('c.npy', slopes)] as const;
  expect(await validate(arraysOf(...paths))).toMatchObject({
    ...{ valid: true, issues: [] },
    sweepId: await local(arraysOf('x.npy', 'y.npy', 'g.npy')),
  });
});

describe('a posted sweep file names no file of the server', () => {
  const HOSTILE = [
    ...['/etc/passwd', '../secret.csv', 'd.csv', './d.csv', 'runs/*.csv', '"{a,b}.csv"', 'file:///etc/passwd'],
    ...['https://example.org/a.csv', 's3://bucket/a.csv', 'upload:d.csv', '"~/d.csv"', '/proc/self/environ'],
    `"upload:sha256:${'0'.repeat(64)}/../../../../etc/passwd"`,
    `"upload:sha256:${'0'.repeat(64)}/*.csv"`,
    `"./upload:sha256:${'0'.repeat(64)}/a.csv"`,
  ];

  /** Addresses are refused on any machine. */
  const REFUSED =
    /^expected (an uploaded file, .* upload the data first|the path of a file; data are not read from an address.*)$/;

  test.each(HOSTILE)(
    'not %s, as a table, in a list, as arrays, as labels, as gradients or as a candidate',
    async (path) => {
      const good = JSON.stringify((await upload('a.npy', numbers)).path);
      const table = JSON.stringify((await upload('a.csv', csv)).path);
      const texts = {
        'data.path': tableOf(path),
        'data.path[1]': tableOf(`[${table}, ${path}]`),
        'data.labels': arraysOf(good, path, good),
        'system.oracles[0].path': arraysOf(good, '0', path),
      };
      for (const [place, text] of Object.entries(texts)) {
        const { valid, issues } = await validate(text);
        expect({ valid, issues }).toEqual({
          valid: false,
          issues: [
            {
              ...{ path: place, line: expect.any(Number) as number, column: expect.any(Number) as number },
              message: expect.stringMatching(REFUSED) as string,
            },
          ],
        });
        expect(JSON.stringify(issues)).not.toContain('root:');
      }
      const npy = path.replace('.csv', '.npy');
      if (!npy.replaceAll('"', '').endsWith('.npy')) return;
      const { issues } = await validate(`${tableOf(table)}candidates: [{ path: ${npy} }]\n`);
      expect(issues).toMatchObject([{ path: 'candidates[0].path' }]);
    },
  );

  test('and none that was not uploaded', async () => {
    const { issues } = await validate(tableOf(`upload:sha256:${'0'.repeat(64)}/a.csv`));
    expect(issues).toEqual([
      { path: 'data.path', line: 3, column: 22, message: 'this file was not uploaded to this server: upload it first' },
    ]);
  });

  test('when it is handed in', async () => {
    const answer = await api.ask('/sweeps', { method: 'POST', payload: { sweepFile: tableOf('/etc/passwd') } });
    expect({ status: answer.statusCode, detail: answer.json<Problem>().detail }).toEqual({
      status: 422,
      detail: expect.stringMatching(/^sweep file:3:\d+ data\.path: expected an uploaded file/) as string,
    });
  });
});

test('what is wrong with a text is said with its place, and what is wrong with data with theirs', async () => {
  expect(await validate('name: a\nsystem: { oracles: [nrom] }\ngrid: { dimension: 2, generators: 1 }\n')).toMatchObject(
    {
      valid: false,
      issues: [{ path: 'system.oracles[0]', line: 2, message: expect.stringContaining('did you mean norm') as string }],
    },
  );
  const { path } = await upload('bad.csv', csv.replace(/\n[^\n]+\n$/, '\n1,oops,2\n'));
  const { issues } = await validate(tableOf(JSON.stringify(path)));
  expect(issues).toMatchObject([{ message: expect.stringContaining('"oops"') as string }]);
  expect(JSON.stringify(issues)).not.toContain(tmpdir());
});

test('formulas without a value are refused before training, as by the command line', async () => {
  const text =
    'name: a\nsystem: { oracles: [{ kind: expression, of: "log(x)" }] }\ngrid: { dimension: 2, generators: 1 }\n';
  expect(await validate(text)).toMatchObject({
    valid: false,
    issues: [{ message: expect.stringMatching(/log\(x\) is not a number at x = /) as string }],
  });
});

test('a plan has the numbers of the command line', async () => {
  const sweepFile = 'name: a\nsystem: { oracles: [squared-norm] }\ngrid: { dimension: [2, 3], generators: [1, 2] }\n';
  const answer = await api.ask('/plan', { method: 'POST', payload: { sweepFile } });
  const { valid, plan } = answer.json<Plan>();
  expect({ valid, plan }).toMatchObject({ valid: true, plan: { slots: 2, startSeconds: 4, points: 8, trials: 128 } });
  const { shards, stackMemoryBytes } = planSummary(parseSweepFile(sweepFile), 2);
  expect(plan).toMatchObject({ shards, stackMemoryBytes });
  const broken = await api.ask('/plan', { method: 'POST', payload: { sweepFile: 'name: a' } });
  expect(broken.json<Plan>()).toMatchObject({ valid: false, plan: null });
});

test('an upload is looked into, and a sweep file proposed that is valid', async () => {
  const { digest, name } = await upload('a.csv', csv);
  const answer = await api.ask(`/data/${digest}?name=${name}`);
  const { format, rows, columns, proposal } = answer.json<Inspection>();
  expect({ format, rows, names: columns.map((column) => column.name) }).toEqual({
    ...{ format: 'csv', rows: ROWS, names: ['x', 'y', 'label'] },
  });
  expect(await validate(proposal ?? '')).toMatchObject({ valid: true });
  expect((await api.ask(`/data/sha256:${'0'.repeat(64)}?name=a.csv`)).statusCode).toBe(404);
  const binary = await upload(
    'a.csv',
    Uint8Array.from({ length: 2000 }, (_, at) => at % 256),
  );
  const refused = await api.ask(`/data/${binary.digest}?name=a.csv`);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).not.toContain(tmpdir());
});

test('a file that is too large is refused, with its length said before or not', async () => {
  const payload = Buffer.alloc(65 * 1024);
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await api.ask('/data?name=a.csv', { method: 'POST', headers, payload });
  expect({ status: answer.statusCode, detail: answer.json<Problem>().detail }).toMatchObject({ status: 413 });
});

test('the schema of sweep files and the examples are given', async () => {
  expect((await api.ask('/sweep-file-schema')).json()).toMatchObject({ type: 'object' });
  const { examples } = (await api.ask('/examples')).json<{ examples: { name: string; sweepFile: string }[] }>();
  expect(examples[0]?.name).toBe('quick');
  expect(await validate(examples[0]?.sweepFile ?? '')).toMatchObject({ valid: true });
});

test('without a Temporal server sweeps are looked at, not steered', async () => {
  for (const [path, payload] of [
    [`/sweeps/${RECORDED_SWEEPS.real}/pause`, undefined],
    ['/sweeps', { sweepFile: 'name: a\nsystem: { oracles: [norm] }\ngrid: { dimension: 2, generators: 1 }\n' }],
  ] as const) {
    const answer = await api.ask(path, { method: 'POST', ...(payload && { payload }) });
    expect(answer.json<Problem>()).toMatchObject({ status: 503, type: 'problems/not-steered' });
  }
});
