import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@liesweep/logging';
import { slotEnvironment } from './slot-environment.js';
import { Slot } from './slot.js';

const SIMULATED_SLOT = join(__dirname, '../../dist/testing/simulated-slot.js');
const SECRETS = {
  TEMPORAL_API_KEY: 'temporal-secret',
  TEMPORAL_TLS_CLIENT_KEY_DATA: 'temporal-secret',
  LIESWEEP_ROWS: 'postgres://liesweep:rows-secret@db/liesweep',
  PGPASSWORD: 'rows-secret',
  OTEL_EXPORTER_OTLP_HEADERS: 'authorization=traces-secret',
  SOMETHING_ELSE: 'other-secret',
};
const KEYS = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'tensors-secret', AWS_ENDPOINT_URL_S3: 'http://s3' };
const NEEDED = {
  ...{ PATH: '/bin', LIESWEEP_DEVICE: 'gpu:0', LIESWEEP_WITHOUT_GPU: 'cpu', NODE_EXTRA_CA_CERTS: '/ca.pem' },
  ...{ TF_NUM_INTRAOP_THREADS: '2', CUDA_VISIBLE_DEVICES: '0', NVIDIA_VISIBLE_DEVICES: 'all' },
};

test('a slot gets what training needs, the keys of its tensor store, and no other secret', () => {
  const needed = { ...NEEDED, ...KEYS, LIESWEEP_TENSORS: 's3://bucket/prefix' };
  expect(slotEnvironment({ ...needed, ...SECRETS })).toEqual(needed);
});

test('a slot whose tensors lie in files gets no keys of S3', () => {
  const needed = { ...NEEDED, LIESWEEP_TENSORS: 'file:/tensors' };
  expect(slotEnvironment({ ...needed, ...KEYS, ...SECRETS, TZ: undefined })).toEqual(needed);
});

test('the process of a slot that runs has none of the trainer’s secrets', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'liesweep-slot-environment-'));
  const environment = slotEnvironment({ ...process.env, ...SECRETS, LIESWEEP_TENSORS: `file:${folder}` });
  const log = createLogger({ name: 'test', level: 'silent' });
  const limits = { silenceLimitMs: 60_000, loadLimitMs: 60_000 };
  const slot = new Slot({ modulePath: SIMULATED_SLOT, environment, ...limits, log });
  try {
    await slot.ready;
    const given = readFileSync(`/proc/${String(slot.processId)}/environ`, 'utf8');
    expect(given).toContain(`LIESWEEP_TENSORS=file:${folder}`);
    expect(given).not.toMatch(/secret|TEMPORAL_|LIESWEEP_ROWS/);
  } finally {
    slot.kill('the test is over');
    await slot.ended;
    await rm(folder, { recursive: true });
  }
});
