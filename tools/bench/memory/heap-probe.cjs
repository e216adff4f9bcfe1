// Loaded into every Node process of a measured run (`NODE_OPTIONS=--require`): now and then it collects the garbage, and
// writes down what is left.
const { appendFileSync } = require('node:fs');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { isMainThread } = require('node:worker_threads');

const { LIESWEEP_BENCH_HEAP: folder, LIESWEEP_BENCH_HEAP_SECONDS: seconds } = process.env;

if (isMainThread && folder !== undefined) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  const look = () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    const resources = process.getActiveResourcesInfo().length;
    const line = { at: Date.now(), heapUsed, external, resources };
    appendFileSync(join(folder, `${process.pid}.ndjson`), `${JSON.stringify(line)}\n`);
  };
  setInterval(look, Number(seconds) * 1000).unref();
}
