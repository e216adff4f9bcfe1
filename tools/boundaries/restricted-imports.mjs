import { builtinModules } from 'node:module';
import { RUNTIMES_WITHOUT_NODE, TFJS_NODE_IMPORTERS } from './boundary-table.mjs';
import { DEFINITIONS, restrictedKinds } from './definitions.mjs';
import { readProjects } from './projects.mjs';

/** Specs, and what only specs use. */
export const TEST_CODE = ['**/*.spec.{ts,tsx}', '**/src/testing/**/*.{ts,tsx}'];

/** Built-in modules that exist with the prefix `node:` only, and are in no list of older versions of Node. */
const PREFIXED_ONLY = ['node:sea', 'node:sqlite', 'node:test', 'node:test/reporters'];

const NODE_PATHS = [
  ...builtinModules.filter((name) => !name.startsWith('node:')).flatMap((name) => [name, `node:${name}`]),
  ...PREFIXED_ONLY,
].map((name) => ({ name, message: 'This library also runs where there is no Node.' }));

const TFJS_NODE_PATHS = ['@tensorflow/tfjs-node', '@tensorflow/tfjs-node-gpu'].map((name) => ({
  name,
  message: `Only ${TFJS_NODE_IMPORTERS.join(' and ')} import the native backend.`,
}));

const TESTING = {
  regex: '^(\\.|@liesweep/).*\\btesting(/|$)',
  message: 'What is under testing/ is for specs.',
};

const DYNAMIC_IMPORT = {
  selector: 'ImportExpression',
  message: 'A dynamic import escapes the boundaries; import it at the top.',
};

/**
 * What the boundary rule of Nx cannot see, as flat configuration: Node's built-in modules and the native backend.
 *
 * They are `paths`, not patterns: as a pattern `events` would also forbid `./events.js`. A later block replaces a
 * rule instead of adding to it, so that each project gets all its paths at once.
 */
export function restrictedImports() {
  const kinds = restrictedKinds();
  const definitions = DEFINITIONS.map(({ place }) => (place.endsWith('.ts') ? place : `${place}/**`));
  return readProjects().flatMap(({ folder, tags }) => {
    const tfjsNode = TFJS_NODE_IMPORTERS.includes(folder) ? [] : TFJS_NODE_PATHS;
    const node = tags.some((tag) => RUNTIMES_WITHOUT_NODE.includes(tag)) ? NODE_PATHS : [];
    // A page loads its views when they are first looked at.
    const late = node.length > 0 && !tags.includes('runtime:browser') ? [DYNAMIC_IMPORT] : [];
    return [
      { files: [`${folder}/**/*.{ts,tsx}`], rules: { 'no-restricted-imports': ['error', { paths: tfjsNode }] } },
      {
        files: [`${folder}/src/**/*.{ts,tsx}`],
        ignores: TEST_CODE,
        rules: {
          'no-restricted-imports': ['error', { paths: [...tfjsNode, ...node], patterns: [TESTING] }],
          'no-restricted-syntax': ['error', ...kinds, ...late],
        },
      },
      ...definitions
        .filter((each) => each.startsWith(`${folder}/`))
        .map((each) => ({
          files: [each],
          ignores: TEST_CODE,
          rules: { 'no-restricted-syntax': late.length > 0 ? ['error', ...late] : 'off' },
        })),
    ];
  });
}
