import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import jsdoc from 'eslint-plugin-jsdoc';
import tseslint from 'typescript-eslint';
import { boundaryTable, specBoundaryTable } from './tools/boundaries/boundary-table.mjs';
import { TEST_CODE, restrictedImports } from './tools/boundaries/restricted-imports.mjs';

const nodeGlobals = Object.fromEntries(
  [
    'Buffer',
    'clearInterval',
    'clearTimeout',
    'console',
    'performance',
    'process',
    'setInterval',
    'setTimeout',
    'URL',
  ].map((name) => [name, 'readonly']),
);

/** A library may be imported both at once and on demand: the command line loads what only some commands need late. */
const moduleBoundaries = (depConstraints, { banTransitiveDependencies }) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    { allow: [], depConstraints, banTransitiveDependencies, checkDynamicDependenciesExceptions: ['.*'] },
  ],
});

const documentedExports = {
  'jsdoc/require-jsdoc': [
    'error',
    {
      publicOnly: true,
      require: { FunctionDeclaration: true, ClassDeclaration: true },
      contexts: [
        'TSInterfaceDeclaration',
        'TSTypeAliasDeclaration',
        'TSEnumDeclaration',
        'ExportNamedDeclaration > VariableDeclaration',
      ],
    },
  ],
};

export default tseslint.config(
  { ignores: ['**/dist', '**/out-tsc', '**/coverage', '.nx', '.cache', 'runs'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { files: ['**/*.mjs'], languageOptions: { globals: nodeGlobals } },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { ...nodeGlobals, module: 'writable', require: 'readonly' } },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: moduleBoundaries(boundaryTable, { banTransitiveDependencies: true }),
  },
  { files: TEST_CODE, rules: moduleBoundaries(specBoundaryTable, { banTransitiveDependencies: false }) },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    ignores: [...TEST_CODE, '**/*.spec.mjs'],
    plugins: { jsdoc },
    rules: documentedExports,
  },
  ...restrictedImports(),
);
