// How large is each JSON answer, and how long does it take, where a sweep has 100 000 trials?
import { ROUTES } from '@liesweep/api-contract';
import { gridPointCount } from '@liesweep/sweep';

const ROUNDS = 5;
const MEBIBYTE = 2 ** 20;

/** The largest that can be asked for. */
const LARGEST = {
  listCells: 'since=0&limit=10000',
  listSlices: 'limit=200',
  getCurves: 'points=1000&limit=256',
  getAction: 'frames=60&samples=400',
  listTrials: 'limit=1000&sort=finalLoss&order=desc',
  getLogs: 'limit=1000',
  listAudit: 'limit=1000',
};

/**
 * @returns {Promise<{ rows: string[], problems: string[] }>} lines of a table, and answers above 1 MB or without success
 */
export async function measureAnswers(server, sweep) {
  const asked = ROUTES.filter(
    ({ method, path, answer }) => method === 'GET' && answer.kind === 'json' && !path.includes('{digest}'),
  );
  const rows = [];
  const problems = [];
  for (const { name, path } of asked) {
    const filled = path
      .replace('{sweepId}', sweep.sweepId)
      .replace('{cell}', String(gridPointCount(sweep.spec) - 1))
      .replace('{restart}', '0');
    for (const query of name in LARGEST ? ['', LARGEST[name]] : ['']) {
      const url = `${server.url}/api/v1${filled}${query === '' ? '' : `?${query}`}`;
      const times = [];
      let bytes = 0;
      let status = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const began = performance.now();
        const answer = await globalThis.fetch(url, { headers: server.headers });
        bytes = (await answer.arrayBuffer()).byteLength;
        ({ status } = answer);
        times.push(performance.now() - began);
      }
      const [first] = times;
      const median = times.toSorted((a, b) => a - b)[(ROUNDS - 1) / 2];
      const what = `${filled.replace(sweep.sweepId, '…')}${query === '' ? '' : `?${query}`}`;
      rows.push(`| ${what} | ${status} | ${(bytes / 1000).toFixed(1)} | ${first.toFixed(0)} | ${median.toFixed(0)} |`);
      if (bytes > MEBIBYTE) problems.push(`${what}: ${bytes} bytes`);
      if (status !== 200) problems.push(`${what}: ${status}`);
    }
  }
  return { rows, problems };
}
