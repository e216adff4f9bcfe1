// Does it slow training down when many look? A real training, in turns with nobody looking and with all of them.
import { setTimeout as sleep } from 'node:timers/promises';
import { deploy } from '../simulated/deployment.mjs';
import { submit } from '../simulated/sweep.mjs';
import { processesUnder } from '../processes-under.mjs';
import { startApi } from './api-server.mjs';
import { fillStore } from './fill-store.mjs';
import { startViewers, viewedPaths } from './viewers.mjs';

const CELLS_OF_LARGE = 6250;
/** What has just begun or ended is not measured. */
const SETTLE_MS = 4000;
const START_LIMIT_MS = 120_000;

/** Far more restarts than are trained meanwhile, in shards of about half a second. */
const TRAINED = `name: trained
system: { oracles: [squared-norm] }
grid: { dimension: 4, generators: [1, 2, 3, 4, 5, 6], weights: { closure: 1 } }
restarts: 20000
training: { steps: 2000, stopBelow: 1e-30 }
execution: { maxStackMemory: 1MiB }
`;

/**
 * @returns {Promise<object>} pairs of rates, trials a second without and with those who look, and what they asked
 */
export async function measureTraining({ idle, busy, turns, turnSeconds, log }) {
  const deployment = await deploy({ orchestrators: 1, trainers: 1, slots: 1, stores: 'local', slotModule: null });
  let server;
  let viewers;
  try {
    const large = await fillStore(deployment, { neighbours: 5 });
    server = await startApi({
      ...{ rows: deployment.rows, tensors: deployment.tensors },
      environment: { LIESWEEP_API_STREAMS_PER_CALLER: '2000' },
    });
    const training = await submit(deployment, TRAINED, { slots: 1 });
    const trained = async () => (await training.rows.progress(training.sweepId)).recorded;
    const limit = performance.now() + START_LIMIT_MS;
    while ((await trained()) === 0) {
      if (performance.now() > limit) throw new Error('nothing was trained in two minutes');
      await sleep(500);
    }
    viewers = startViewers({
      ...{ server: { url: server.url, headers: server.headers }, idle, busy },
      idlePath: `/sweeps/${large.sweepId}/events`,
      busyPath: `/sweeps/${training.sweepId}/events`,
      paths: [...viewedPaths(large.sweepId, CELLS_OF_LARGE), ...viewedPaths(training.sweepId, 6)],
    });
    const rateOf = async () => {
      await sleep(SETTLE_MS);
      const [before, began] = [await trained(), performance.now()];
      await sleep(turnSeconds * 1000);
      return ((await trained()) - before) / ((performance.now() - began) / 1000);
    };
    const pairs = [];
    let count;
    let serverSeconds = 0;
    for (let turn = 0; turn < turns; turn += 1) {
      const without = await rateOf();
      const before = secondsOf(server.pid);
      const started = await viewers.start();
      const during = await rateOf();
      serverSeconds += secondsOf(server.pid) - before;
      count = await viewers.stop();
      pairs.push({ without, during });
      log(
        `turn ${turn + 1}: ${without.toFixed(1)} trials/s alone, ${during.toFixed(1)} with ${started.streams} streams and ${busy} viewers`,
      );
    }
    await training.close();
    return { pairs, count, serverSeconds, seconds: turns * (turnSeconds + SETTLE_MS / 1000) };
  } finally {
    viewers?.end();
    await server?.stop();
    await deployment.stop();
  }
}

function secondsOf(pid) {
  return processesUnder(pid).find((each) => each.pid === pid)?.seconds ?? 0;
}
