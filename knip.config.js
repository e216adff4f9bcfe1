/**
 * No file, export or dependency that nobody uses. By itself knip looks at everything; with `--production` at what runs
 * outside tests, so that what only tests use is found, which belongs in a library's `testing` entry.
 *
 * An entry that is no export of its package is a process that is started by its path, or a job that is started by hand.
 *
 * Types are left out: those that a library's functions speak in are part of what it exports, whoever names them.
 */
const PROJECT = ['src/**/*.ts!', '!src/**/*.spec.ts!'];

/** The exports of a library's entries count as well: there is nobody outside this repository who uses them. */
const LIBRARY = { project: PROJECT, includeEntryExports: true };

/** @type {import('knip').RawConfigurationOrFunction} */
export default ({ production = false } = {}) => ({
  // What its own file uses is not dead: a spec may look at it.
  ignoreExportsUsedInFile: production,
  // Imports that a package does not list are found by the boundary rule.
  rules: { unlisted: 'off', binaries: 'off', types: 'off' },
  // The exports of these are for tests alone; the suites of the stores are for whoever writes another store.
  ignore: production ? ['**/src/**/testing/**'] : [],
  workspaces: {
    '.': {
      entry: ['tools/**/*.mjs!', '!tools/**/*.spec.mjs!', 'tools/**/*.spec.mjs'],
      project: ['tools/**/*.mjs!', '*.{mjs,cjs,js}'],
      // Headers that TensorFlow's binding is built with.
      ignoreDependencies: ['node-api-headers'],
    },
    'apps/api': {
      entry: ['src/main.ts!', 'src/submissions/check-main.ts!', 'src/compute/compute-worker.ts!'],
      project: PROJECT,
    },
    'apps/web': {
      project: ['src/**/*.{ts,tsx}!', '!src/**/*.spec.{ts,tsx}!'],
    },
    'apps/cli': { entry: ['src/processes/download-server.ts!'], project: PROJECT },
    'apps/orchestrator': {
      entry: ['src/main.ts!', 'src/bundle-workflows.ts!', 'src/testing/stuck-workflow.ts'],
      project: PROJECT,
    },
    'apps/trainer': {
      entry: ['src/main.ts!', 'src/slot/main.ts!', 'src/testing/simulated-slot.ts'],
      project: PROJECT,
      // Its files are read, by their names.
      ignoreDependencies: ['mnist'],
    },
    'libs/*': { ...LIBRARY },
    'libs/storage': { ...LIBRARY, entry: ['src/testing/*-process.ts'] },
    'libs/table-files': { ...LIBRARY, entry: ['src/child/main.ts!'] },
    'libs/workflows': { ...LIBRARY, entry: ['src/testing/record-histories.ts'] },
  },
});
