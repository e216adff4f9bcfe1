/** What every project's jest configuration starts from: TypeScript through swc, libraries resolved to their sources. */
module.exports = {
  testEnvironment: 'node',
  passWithNoTests: true,
  transform: {
    '^.+\\.[jt]s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // Packages that are published as ES modules only; jest runs them after the transform that the sources take.
  transformIgnorePatterns: ['/node_modules/(?!(kysely|@noble)/)'],
  testEnvironmentOptions: { customExportConditions: ['@liesweep/source', 'node', 'require', 'default'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/out-tsc/'],
};
