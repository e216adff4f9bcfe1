import { getFleet, getLogs } from '@liesweep/api-contract';
import { startApi, type StartedApi } from '../testing/start-api.js';

let api: StartedApi | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
});

describe('the fleet', () => {
  it('is empty where no Temporal server is named, and says why', async () => {
    api = await startApi();
    const answer = getFleet.answer.schema.parse((await api.ask('/fleet')).json());
    expect(answer.workers).toEqual([]);
    expect(answer.problems).toEqual([expect.stringMatching(/^No Temporal server is named/)]);
  });

  it('says in a sentence that a server does not answer', async () => {
    const target = { address: '127.0.0.1:1', namespace: 'default', connectionOptions: { address: '127.0.0.1:1' } };
    api = await startApi({ change: (context) => ({ ...context, temporal: target }) });
    const { problems } = getFleet.answer.schema.parse((await api.ask('/fleet')).json());
    expect(problems).toEqual([expect.stringMatching(/^Temporal at 127\.0\.0\.1:1 .* does not answer/)]);
  });
});

describe('log lines', () => {
  it('say where to look where this server reads none', async () => {
    api = await startApi();
    const { lines, note } = getLogs.answer.schema.parse((await api.ask('/fleet/logs')).json());
    expect(lines).toEqual([]);
    expect(note).toMatch(/LIESWEEP_LOG_FILES/);
  });

  it('are those of the files that this server may read, or it says that there are none', async () => {
    api = await startApi({ environment: { LIESWEEP_LOG_FILES: '/nowhere/log' } });
    const { lines, note } = getLogs.answer.schema.parse((await api.ask('/fleet/logs')).json());
    expect([lines, note]).toEqual([[], 'Nothing of this level was logged lately.']);
  });
});
