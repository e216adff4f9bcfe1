/**
 * Who may import whom. Each project carries one tag of either dimension, in its package.json, and both rows apply.
 * There is no row for every tag: with one, the rule would allow everything.
 */

const PURE_PACKAGES = [
  ...[
    '@noble/hashes',
    '@noble/hashes/*',
    '@scure/base',
    'fastest-levenshtein',
    'ml-matrix',
    'pure-rand',
    'pure-rand/*',
  ],
  ...['vega', 'vega-lite', 'yaml', 'zod', 'zod/mini'],
];

/** By what a project is for: data flows one way, and nothing downstream is imported upstream. */
const TYPE_ROWS = [
  { sourceTag: 'type:domain', onlyDependOnLibsWithTags: ['type:domain'] },
  { sourceTag: 'type:engine', onlyDependOnLibsWithTags: ['type:engine', 'type:domain'] },
  { sourceTag: 'type:workflow', onlyDependOnLibsWithTags: ['type:domain'] },
  { sourceTag: 'type:data-access', onlyDependOnLibsWithTags: ['type:domain'] },
  {
    sourceTag: 'type:feature',
    onlyDependOnLibsWithTags: ['type:feature', 'type:domain', 'type:workflow', 'type:data-access'],
  },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: ['type:feature', 'type:domain', 'type:engine', 'type:workflow', 'type:data-access'],
  },
  {
    sourceTag: 'type:tool',
    onlyDependOnLibsWithTags: ['type:feature', 'type:domain', 'type:engine', 'type:workflow', 'type:data-access'],
  },
];

/** By what a project can run on, with the npm packages that run there too; `node` and `browser` take any package. */
const RUNTIME_ROWS = [
  {
    sourceTag: 'runtime:any',
    onlyDependOnLibsWithTags: ['runtime:any'],
    allowedExternalImports: PURE_PACKAGES,
  },
  {
    sourceTag: 'runtime:tensor',
    onlyDependOnLibsWithTags: ['runtime:tensor', 'runtime:any'],
    allowedExternalImports: [...PURE_PACKAGES, '@tensorflow/tfjs-core', '@tensorflow/tfjs-core/*'],
  },
  {
    sourceTag: 'runtime:isolate',
    onlyDependOnLibsWithTags: ['runtime:isolate', 'runtime:any'],
    allowedExternalImports: [...PURE_PACKAGES, '@temporalio/workflow', '@temporalio/common'],
  },
  {
    sourceTag: 'runtime:node',
    onlyDependOnLibsWithTags: ['runtime:node', 'runtime:tensor', 'runtime:isolate', 'runtime:any'],
  },
  { sourceTag: 'runtime:browser', onlyDependOnLibsWithTags: ['runtime:browser', 'runtime:any'] },
];

/** The rows for sources. */
export const boundaryTable = [...TYPE_ROWS, ...RUNTIME_ROWS];

/** The rows for specs, which run on Node whatever they test: any npm package, the same projects. */
export const specBoundaryTable = boundaryTable.map(({ sourceTag, onlyDependOnLibsWithTags }) => ({
  sourceTag,
  onlyDependOnLibsWithTags,
}));

/** Runtimes without Node's built-in modules. */
export const RUNTIMES_WITHOUT_NODE = ['runtime:any', 'runtime:tensor', 'runtime:isolate', 'runtime:browser'];

/** The only folders that may import the native backend. */
export const TFJS_NODE_IMPORTERS = ['libs/tensorflow-graph', 'apps/trainer'];
