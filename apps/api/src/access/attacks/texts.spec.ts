import { ROUTES, type Route } from '@liesweep/api-contract';
import { trialAt } from '@liesweep/sweep';
import type { LightMyRequestResponse } from 'fastify';
import { HANDLERS } from '../../routes/index.js';
import { exampleRequest } from '../../testing/example-request.js';
import { RECORDED_SWEEPS, startApi, type StartedApi } from '../../testing/start-api.js';

/** Ends a tag, an attribute, a script and a header line; steers a terminal; turns text round. */
const HOSTILE = `</script><script>alert(1)</script><img src=x onerror=alert(2)>"'\`\r\nSet-Cookie: a=b\r\n\r\n\u001b[2J\u001b]0;x\u0007\u202eevil`;

const SWEEP = 'hostile-01234567';

let api: StartedApi;
beforeAll(async () => {
  api = await startApi({ environment: { LIESWEEP_LOG_LEVEL: 'debug' } });
  const { rows } = api.context;
  const record = await rows.sweep(RECORDED_SWEEPS.real);
  if (record === undefined) throw new Error('not recorded');
  const spec = { ...record.spec, name: 'hostile', seed: 7 };
  await rows.saveSweep({ ...record, spec, sweepId: SWEEP, project: HOSTILE, owner: HOSTILE });
  await rows.recordFailures(SWEEP, [
    { trialKey: trialAt(spec, 5).key, failureClass: HOSTILE, message: HOSTILE, attempts: 3 },
  ]);
  await rows.seeSweep(SWEEP, HOSTILE);
});
afterAll(() => api.close());

/** What of a text steers a terminal, ends a line or turns text round. */
function steering(text: string): readonly string[] {
  const isSteering = (code: number): boolean =>
    code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x202a && code <= 0x202e);
  return Array.from(text).filter((character) => isSteering(character.codePointAt(0) ?? 0));
}

const READ = ROUTES.filter(
  (route) => route.method === 'GET' && route.answer.kind !== 'events' && HANDLERS.some((one) => one.route === route),
);

/** No answer but JSON may hold a mark-up of the text as it is, and a browser is told not to guess. */
function expectHarmless(route: Route, { headers, body }: LightMyRequestResponse): void {
  const type = headers['content-type'] ?? '';
  expect([route.name, headers['x-content-type-options']]).toEqual([route.name, 'nosniff']);
  expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none';/);
  expect(headers).not.toHaveProperty('set-cookie');
  for (const value of Object.values(headers)) expect(steering(String(value))).toEqual([]);
  if (/html|svg|xml/.test(type)) expect(body).not.toMatch(/<script|<img[^>]*onerror|<[^>]*\son\w+=/i);
  else expect(type).toMatch(/^(application\/(problem\+)?json|application\/(octet-stream|zip)|text\/csv|$)/);
  if (type.includes('json')) expect(body).not.toContain('\u001b'); // JSON writes it as an escape
}

it.each(READ.map((route) => [route.name, route] as const))('%s shows hostile texts as texts', async (_, route) => {
  expectHarmless(route, await api.server.inject(exampleRequest(route, SWEEP)));
});

it('hostile texts are given as they are, as JSON: it is for who shows them to show them as text', async () => {
  const answer = await api.ask(`/sweeps/${SWEEP}`);
  expect(answer.json()).toMatchObject({ project: HOSTILE, owner: HOSTILE });
});

it.each(['validateSweep', 'planSweep', 'submitSweep', 'extendSweep'])(
  '%s of a hostile file says what is wrong, harmlessly',
  async (name) => {
    const route = ROUTES.find((one) => one.name === name);
    if (route === undefined) throw new Error(name);
    const files = [
      ...[
        HOSTILE,
        `name: ${JSON.stringify(HOSTILE)}`,
        `name: a\n${HOSTILE}: 1`,
        'a: &a [*a]',
        '%TAG ! tag:evil,2026:\n--- !x {}',
      ],
      'a: &a ["x","x"]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]',
      '!!js/function "function(){}"',
      '__proto__: { isAdmin: true }\nname: x',
    ];
    for (const sweepFile of files) {
      const request = exampleRequest(route, SWEEP);
      const answer = await api.server.inject({ ...request, payload: { sweepFile } });
      expect([sweepFile, answer.statusCode]).not.toEqual([sweepFile, 500]);
      expectHarmless(route, answer);
      expect(answer.body).not.toMatch(/node_modules|\bat Object\.|\.(js|ts):\d+/);
    }
    expect(({} as { readonly isAdmin?: unknown }).isAdmin).toBeUndefined();
  },
);

it.each([
  '/etc/passwd',
  '../../etc/passwd',
  'file:///etc/passwd',
  'http://169.254.169.254/',
  'upload:../../etc/passwd',
])('a sweep file names no file of the server: %s', async (path) => {
  const sweepFile = `name: reads\nsystem: { data: { path: ${JSON.stringify(path)} } }\ngrid: { dimension: 2, generators: 1, weights: { invariance: 1, normalization: 1, orthogonality: 1, closure: 1, sparsity: 0 } }\nrestarts: 1\n`;
  for (const name of ['validateSweep', 'planSweep', 'submitSweep']) {
    const route = ROUTES.find((one) => one.name === name);
    if (route === undefined) throw new Error(name);
    const answer = await api.server.inject({ ...exampleRequest(route, SWEEP), payload: { sweepFile } });
    expect(answer.body).not.toMatch(/root:/);
    expect([400, 200, 422, 503]).toContain(answer.statusCode);
    if (answer.statusCode === 200) expect(answer.json()).toMatchObject({ valid: false });
  }
});

it.each([
  '../a.csv',
  'a/b.csv',
  'a\\b.csv',
  '..',
  '.',
  'a\r\nb.csv',
  'a\u0000.csv',
  'a\u202efdp.csv',
  '',
  'a'.repeat(200),
  "a';drop.csv",
  '$(id).csv',
])('an upload is not called %j', async (name) => {
  const url = `/api/v1/data?name=${encodeURIComponent(name)}`;
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await api.server.inject({ method: 'POST', url, payload: Buffer.from('a,b\n1,2\n'), headers });
  if (answer.statusCode === 200) expect(answer.json<{ name: string }>().name).toMatch(/^[\w-]+(\.\w+)*$/);
  else expect(answer.statusCode).toBe(400);
});

it('no line of the log steers a terminal, ends early, or looks like another', async () => {
  for (const path of [`/sweeps/${encodeURIComponent(HOSTILE)}`, `/tokens/${encodeURIComponent(HOSTILE)}`]) {
    await api.ask(path, { headers: { 'user-agent': 'x\u001b[2J', 'x-hostile': 'x' }, method: 'DELETE' });
  }
  await api.ask('/tokens', { method: 'POST', payload: { name: HOSTILE, scope: 'read', project: HOSTILE } });
  const lines = api.logged().trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(steering(line)).toEqual([]);
    expect(() => JSON.parse(line) as unknown).not.toThrow();
  }
});
