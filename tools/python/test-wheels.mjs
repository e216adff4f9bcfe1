import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { lastLines, runCommand } from '../setup/command.mjs';
import { buildWheels } from './build-wheels.mjs';
import { testEnvironment } from './test-environment.mjs';

const HELP = `Usage: node tools/python/test-wheels.mjs [--wheels FOLDER]

Builds both wheels of the built checkout, or takes those of a folder, installs them with pip into an empty virtual environment, and
asks from an empty folder, where no Node can be found, what a newcomer asks: five lines, a verdict and a picture.`;

const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');

/** What a newcomer types. */
const FIVE_LINES = `
import numpy as np, liesweep as ls
X = np.random.default_rng(0).normal(size=(1000, 3))
print(repr(ls.find(X, X**2 @ [1, 4, 9])))
run = ls.find(X, X**2 @ [1, 4, 9], generators=[2, 3, 4], restarts=8, train=True)
print(repr(run)); open("picture.svg", "w").write(run.figure("heat-map").svg)
`;
const VERDICT = /dim G = 3 {2}certified/;
const CONFIRMED = /dim G = 3 {2}confirmed/;
const NODE_PROGRAMS = /^(node|nodejs|npm|npx|corepack)$/;

async function main() {
  const { values } = parseArgs({ options: { wheels: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const scratch = await mkdtemp(join(tmpdir(), 'liesweep-wheels-test-'));
  try {
    const wheels = values.wheels === undefined ? join(scratch, 'wheels') : resolve(values.wheels);
    if (values.wheels === undefined) await during('building the wheels', () => buildWheels(wheels));
    await during('twine check', () => checkMetadata(wheels));
    const environment = join(scratch, 'environment');
    const empty = join(scratch, 'empty');
    const [python, programs] = [join(environment, 'bin', 'python'), join(scratch, 'programs')];
    await mkdir(empty);
    await linkProgramsButNode(programs);
    await during("pip install 'liesweep[local]'", async () => {
      await must('python3', ['-m', 'venv', environment]);
      const flags = ['-m', 'pip', 'install', '--disable-pip-version-check'];
      await must(python, [...flags, '--require-hashes', '-r', join(ROOT, 'python', 'requirements-wheels.txt')]);
      await must(python, [...flags, '--no-index', '--find-links', wheels, 'liesweep[local]']); // needs nothing else
    });
    const env = {
      PATH: [join(environment, 'bin'), programs].join(delimiter),
      LIESWEEP_PROGRAM: '',
      LIESWEEP_TEMPORAL: '',
    };
    await assertNoNode(env);
    const answer = await during('five lines', () => must(python, ['-c', FIVE_LINES], { cwd: empty, env }));
    for (const expected of [VERDICT, CONFIRMED]) {
      if (!expected.test(answer)) throw new Error(`expected ${String(expected)} in the answer:\n${answer}`);
    }
    if (!existsSync(join(empty, 'picture.svg'))) throw new Error('there is no picture');
    const version = await must(join(environment, 'bin', 'liesweep'), ['--version'], { cwd: empty, env });
    if (!/^\d+\.\d+\.\d+\n$/.test(version)) throw new Error(`liesweep --version says ${version}`);
    console.log(answer.trim());
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** What the registry would refuse: a description that cannot be shown, metadata that it does not know. */
async function checkMetadata(folder) {
  const python = await testEnvironment(join(ROOT, 'python', 'requirements-test.txt'), (sentence) =>
    console.log(sentence),
  );
  const wheels = (await readdir(folder))
    .filter((name) => /^liesweep.*\.whl$/.test(name))
    .map((name) => join(folder, name));
  await must(python, ['-m', 'twine', 'check', '--strict', ...wheels]);
}

/** A folder of this machine's programs, without any Node. */
async function linkProgramsButNode(folder) {
  await mkdir(folder);
  for (const place of ['/bin', '/usr/bin']) {
    for (const name of await readdir(place)) {
      if (!NODE_PROGRAMS.test(name) && !existsSync(join(folder, name)))
        await symlink(join(place, name), join(folder, name)).catch(() => undefined);
    }
  }
}

async function assertNoNode(env) {
  const { code } = await runCommand('/bin/sh', ['-c', 'command -v node'], { env });
  if (code === 0) throw new Error('there is a Node on the PATH, so that nothing is shown');
}

async function must(program, args, options) {
  const { code, output } = await runCommand(program, args, options);
  if (code !== 0) throw new Error(`${program} ${args.slice(0, 3).join(' ')} failed:\n${lastLines(output, 20)}`);
  return output;
}

async function during(what, work) {
  const start = Date.now();
  const result = await work();
  console.log(`${what}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

main().catch((error) => {
  console.error(`wheels: ${error.message}`);
  process.exitCode = 1;
});
