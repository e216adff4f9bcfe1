import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, MissingPrerequisite } from '../checks.mjs';
import { bringDebianPackages } from '../debian-packages.mjs';
import { containerCommand } from '../images/run-container.mjs';
import { createProcesses, freePorts, until } from '../processes.mjs';
import { must, run } from '../run.mjs';
import { startTemporal } from '../temporal.mjs';

/** Tools with which something could be built or brought into a container. */
const BUILD_TOOLS = [
  'gcc',
  'g++',
  'cc',
  'make',
  'npm',
  'npx',
  'pip',
  'pip3',
  'python3',
  'curl',
  'wget',
  'git',
  'go',
  'tsc',
];
const SECRETS = String.raw`(^|/)(\.npmrc|\.netrc|\.env|id_[a-z0-9]+|.*\.kubeconfig|credentials(\.json)?)$`;
const CONTROL_MB = 500;
const TRAINER_MB = 1200;
const GPU_TRAINER_MB = 7000;

/** Tier D: the images are built, hold nothing that does not belong there, and start without root. */
export async function tierD(context) {
  const { check, say, during, images } = context;
  const progress = { say, during };
  const folder = await mkdtemp(join(tmpdir(), 'liesweep-cluster-d-'));
  const processes = createProcesses(join(folder, 'logs'));
  await bringDebianPackages(['runc'], progress);
  try {
    const store = await images.store(progress);
    const control = await images.build('control', progress);
    const trainer = await images.build('trainer', progress);
    const address = await startTemporal(processes, folder);
    for (const [name, { tag, megabytes }, most] of [
      ['control', control, CONTROL_MB],
      ['trainer', trainer, TRAINER_MB],
    ]) {
      await check(`the image ${name} is below ${String(most)} MB`, () => {
        expect(megabytes < most, `${String(megabytes)} MB`);
        return `${String(megabytes)} MB`;
      });
      await checkContents(store, name, tag, check);
    }
    const start = (name, tag, args, env) => startContainer(store, processes, folder, name, tag, args, env);
    await check('the command line runs inside', async () => {
      const [program, args] = await containerCommand(store, control.tag, {
        name: 'version',
        args: ['node', 'apps/cli/bin/liesweep.mjs', '--version'],
        folder,
      });
      return (await must(program, args)).trim();
    });
    await check('inside, nobody is root and the root is read-only', async () => {
      const script =
        "require('fs').writeFileSync('/tmp/x','');console.log(process.getuid());try{require('fs').writeFileSync('/app/x','')}catch(e){console.log(e.code)}";
      const [program, args] = await containerCommand(store, control.tag, {
        name: 'user',
        args: ['node', '-e', script],
        folder,
      });
      const output = (await must(program, args)).trim().split('\n').join(' ');
      expect(output === '10001 EROFS', output);
      return output;
    });
    const stores = {
      LIESWEEP_ROWS: 'sqlite:/tmp/rows.sqlite',
      LIESWEEP_TENSORS: 'file:/tmp/tensors',
      TEMPORAL_ADDRESS: address,
    };
    for (const [name, tag] of [
      ['orchestrator', control.tag],
      ['trainer', trainer.tag],
      ['api', control.tag],
    ]) {
      await check(`the ${name} becomes ready, says so, and ends on SIGTERM`, async () => {
        const [port, page] = (await freePorts(2)).map(String);
        const env = {
          ...stores,
          LIESWEEP_METRICS_ADDRESS: `127.0.0.1:${port}`,
          LIESWEEP_SLOTS: '1',
          LIESWEEP_API_PORT: page,
        };
        const server = await start(name, tag, ['node', `apps/${name}/dist/main.js`], env);
        await until(`/readyz of the ${name}`, () => answers(port, '/readyz'), 60_000);
        expect(await answers(port, '/livez'), '/livez does not answer');
        await processes.end(server);
        expect((await server.ended) === 'exit code 0', `it ended with ${await server.ended}`);
      });
    }
    await checkGpuImage(context, folder, processes, { ...stores, LIESWEEP_SLOTS: '1' });
  } finally {
    await processes.endAll();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The image for GPUs, where its flavour of TensorFlow is set up; it holds gigabytes. */
async function checkGpuImage({ check, say, during, images, skip }, folder, processes, environment) {
  let built;
  try {
    built = await images.build('trainer-gpu', { say, during });
  } catch (error) {
    if (!(error instanceof MissingPrerequisite)) throw error;
    skip(error.message);
    return;
  }
  const { tag, megabytes } = built;
  const store = await images.store({ say, during });
  await check(`the image trainer-gpu is below ${String(GPU_TRAINER_MB)} MB`, () => {
    expect(megabytes < GPU_TRAINER_MB, `${String(megabytes)} MB`);
    return `${String(megabytes)} MB`;
  });
  await checkContents(store, 'trainer-gpu', tag, check);
  const args = ['node', 'apps/trainer/dist/main.js'];
  await check('without a GPU its trainer says so and ends', async () => {
    const [program, parameters] = await containerCommand(store, tag, { name: 'gpu', args, env: environment, folder });
    const { code, stderr, stdout } = await run(program, parameters);
    expect(code !== 0 && /GPU/.test(stderr), `exit code ${code}: ${stderr}${stdout}`);
    return stderr.trim().split('\n').at(-1);
  });
  await check('told to do without, it loads the same TensorFlow and becomes ready', async () => {
    const [port] = await freePorts(1);
    const env = { ...environment, LIESWEEP_WITHOUT_GPU: 'cpu', LIESWEEP_METRICS_ADDRESS: `127.0.0.1:${String(port)}` };
    const server = await startContainer(store, processes, folder, 'trainer-gpu', tag, args, env);
    await until('/readyz of the trainer', () => answers(port, '/readyz'), 120_000);
    await processes.end(server);
  });
}

async function checkContents(store, name, tag, check) {
  await check(`the image ${name} has no build tool and no secret inside, and a user who is not root`, async () => {
    const container = (await store.buildah('from', '--pull-never', tag)).trim();
    const { User: user, Env: variables } = JSON.parse(await store.buildah('inspect', container)).OCIv1.config;
    expect(user === '10001:10001', `its user is ${user}`);
    expect(!variables.some((variable) => /TOKEN|PASSWORD|SECRET|KEY/i.test(variable)), variables.join(' '));
    const path = (await store.buildah('mount', container)).trim();
    const tools = (
      await must('find', [
        join(path, 'usr'),
        '(',
        ...BUILD_TOOLS.flatMap((tool) => ['-o', '-name', tool]).slice(1),
        ')',
        '-type',
        'f',
        '-perm',
        '/111',
      ])
    ).trim();
    expect(tools === '', `build tools: ${tools}`);
    const secrets = (await must('find', [path, '-regextype', 'egrep', '-regex', SECRETS, '-type', 'f'])).trim();
    expect(secrets === '', `these look like secrets: ${secrets}`);
    await store.buildah('rm', container);
  });
}

async function startContainer(store, processes, folder, name, tag, args, env) {
  const [program, parameters] = await containerCommand(store, tag, { name, args, env, folder });
  return processes.start(name, program, parameters);
}

async function answers(port, path) {
  try {
    return (
      await globalThis.fetch(`http://127.0.0.1:${String(port)}${path}`, {
        signal: globalThis.AbortSignal.timeout(4000),
      })
    ).ok;
  } catch {
    return false;
  }
}
