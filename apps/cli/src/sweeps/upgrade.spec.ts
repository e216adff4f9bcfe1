import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ended } from '../testing/run-liesweep.js';
import { startDeployment, type Deployment } from '../testing/start-deployment.js';
import { until } from '../testing/until.js';

const ORCHESTRATORS = 'liesweep-orchestrator';

/** Starts of servers and of the command line on a busy machine. */
const LIMIT_MS = 600_000;
jest.setTimeout(LIMIT_MS);

describe('a rolling upgrade', () => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await startDeployment();
  }, LIMIT_MS);
  afterAll(() => deployment.stop(), LIMIT_MS);

  function start(app: 'orchestrator' | 'trainer', buildId: string): void {
    deployment.start(app, {
      LIESWEEP_BUILD_ID: buildId,
      LIESWEEP_SIMULATION: JSON.stringify({ latencyMs: 6000 }),
      LIESWEEP_SLOTS: '1',
    });
  }

  function liesweep(...parameters: readonly string[]): Promise<Ended> {
    return deployment.liesweep(...parameters);
  }

  async function submit(name: string, seed: number): Promise<string> {
    const sweep = `name: ${name}\nsystem: { oracles: [squared-norm] }\ngrid: { dimension: [2, 3], generators: 1 }\nrestarts: 2\nseed: ${String(seed)}\n`;
    writeFileSync(join(deployment.folder, `${name}.yaml`), sweep);
    const { stdout } = await liesweep('submit', `${name}.yaml`, '--json');
    return (JSON.parse(stdout) as { sweepId: string }).sweepId;
  }

  async function untilCurrent(buildId: string): Promise<void> {
    const current = (): Promise<string | null | undefined> =>
      deployment.temporal.connection.workflowService
        .describeWorkerDeployment({ namespace: 'default', deploymentName: ORCHESTRATORS })
        .then(
          ({ workerDeploymentInfo }) => workerDeploymentInfo?.routingConfig?.currentDeploymentVersion?.buildId,
          () => undefined,
        );
    expect(await until(async () => (await current()) === buildId, LIMIT_MS)).toBe(true);
  }

  async function buildOf(workflowId: string): Promise<string | null | undefined> {
    const { raw } = await deployment.temporal.client.workflow.getHandle(workflowId).describe();
    return raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId;
  }

  it('leaves shards on the version that they began on, and moves sweeps to the new one', async () => {
    start('orchestrator', '1.0');
    start('trainer', '1.0');
    await untilCurrent('1.0');
    const first = await submit('first', 1);
    const shard = `sweep-${first}/0/0`;
    const hasBegun = async (): Promise<boolean> => (await buildOf(shard).catch(() => undefined)) !== undefined;
    expect(await until(hasBegun, LIMIT_MS)).toBe(true);
    start('orchestrator', '1.1');
    await untilCurrent('1.1');
    // Answered by the new version: the sweep has something to do while its shards train.
    for (const verb of ['pause', 'resume']) expect((await liesweep(verb, first)).exitCode).toBe(0);
    expect((await liesweep('watch', first)).exitCode).toBe(0);
    expect(await buildOf(shard)).toBe('1.0');
    expect(await buildOf(`sweep-${first}`)).toBe('1.1');

    start('orchestrator', '1.0');
    const second = await submit('second', 2);
    expect((await liesweep('watch', second)).exitCode).toBe(0);
    expect(await buildOf(`sweep-${second}/0/0`)).toBe('1.1');
    await untilCurrent('1.1');
  });
});
