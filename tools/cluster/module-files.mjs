import { copyFile, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cacheEntry } from '../setup/cache.mjs';
import { SetupProblem } from '../setup/setup-problem.mjs';
import { goEnvironment, goFolders } from './go-tools.mjs';
import { run } from './run.mjs';

/** Files of Go modules that are wanted as they are; the sum is Go's own of the whole module. */
const MODULE_FILES = {
  'kwok-stages': {
    module: 'sigs.k8s.io/kwok',
    version: 'v0.8.0',
    sum: 'h1:OTIOTwgROqPMovcTwxICx2eYQ4AwLpSx5EpjbDKF4SQ=',
    files: [
      'kustomize/stage/node/fast/node-initialize.yaml',
      'kustomize/stage/node/heartbeat/node-heartbeat.yaml',
      'kustomize/stage/pod/fast/pod-ready.yaml',
      'kustomize/stage/pod/fast/pod-complete.yaml',
      'kustomize/stage/pod/fast/pod-delete.yaml',
    ],
  },
  'keda-definitions': {
    module: 'github.com/kedacore/keda/v2',
    version: 'v2.21.0',
    sum: 'h1:R6z2HZvstK4RLUMxroNACzBj74xGxt3kG59b5Xc+Xps=',
    files: [
      'keda.sh_clustertriggerauthentications',
      'keda.sh_scaledjobs',
      'keda.sh_scaledobjects',
      'keda.sh_triggerauthentications',
      'eventing.keda.sh_cloudeventsources',
      'eventing.keda.sh_clustercloudeventsources',
    ].map((name) => `config/crd/bases/${name}.yaml`),
  },
  'prometheus-definitions': {
    module: 'github.com/prometheus-operator/prometheus-operator',
    version: 'v0.85.0',
    sum: 'h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s=',
    files: ['servicemonitors', 'prometheusrules'].map(
      (name) => `example/prometheus-operator-crd/monitoring.coreos.com_${name}.yaml`,
    ),
  },
};

/**
 * The paths of the files of a set, downloaded first when it is not in the cache.
 *
 * @param {keyof typeof MODULE_FILES} set
 * @throws {SetupProblem} when Go cannot get the module, or it is not the one that is meant
 */
export async function bringModuleFiles(set, progress) {
  const { module, version, sum, files } = MODULE_FILES[set];
  const home = join(goFolders().home, 'files', set);
  await mkdir(home, { recursive: true });
  const onWait = (pid) => progress.say(`waiting for another download (process ${String(pid)}) …`);
  const fill = async (folder) => {
    const { stdout } = await run('go', ['mod', 'download', '-json', `${module}@${version}`], {
      cwd: folder,
      env: goEnvironment(),
    });
    const { Dir: from, Sum: got, Error: problem } = JSON.parse(stdout || '{"Error":"no answer"}');
    if (problem !== undefined) throw new SetupProblem(`Go could not download ${module} ${version} (${problem})`);
    if (got !== sum) throw new SetupProblem(`${module} ${version}: expected the sum ${sum}, got ${got}`);
    for (const file of files) await copyFile(join(from, file), join(folder, basename(file)));
  };
  const entry = await cacheEntry(
    home,
    version,
    (folder) => progress.during(`${set} ${version}`, () => fill(folder)),
    onWait,
  );
  return files.map((file) => join(entry, basename(file)));
}
