import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type StartedApi } from '../testing/start-api.js';

let api: StartedApi;
let page: string;

beforeAll(async () => {
  page = await mkdtemp(join(tmpdir(), 'liesweep-page-'));
  await mkdir(join(page, 'assets'));
  await writeFile(join(page, 'index.html'), '<!doctype html><title>Liesweep</title>');
  await writeFile(join(page, 'assets/index-DJ_is7aI.js'), 'export {};');
  api = await startApi({ page });
});
afterAll(async () => {
  await api.close();
  await rm(page, { recursive: true });
});

describe('the page', () => {
  it('is asked for again each time, and its files are kept for ever', async () => {
    const index = await api.server.inject('/');
    expect(index.body).toContain('<title>Liesweep</title>');
    expect(index.headers['cache-control']).toBe('no-cache');
    const script = await api.server.inject('/assets/index-DJ_is7aI.js');
    expect(script.headers).toMatchObject({
      'content-type': 'application/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it.each(['/../rows.sqlite', '/assets/', '/assets/..%2f..%2frows.sqlite', '/.git/config'])(
    'has nothing at %s',
    async (path) => {
      expect((await api.server.inject(path)).statusCode).toBe(404);
    },
  );
});
