// TensorFlow's start-up lines. Here, because jest gives its tests a copy of the environment that native code does not read.
process.env.TF_CPP_MIN_LOG_LEVEL ??= '3';

/** What every project's jest configuration starts from: TypeScript through swc, libraries resolved to their sources. */
module.exports = {
  testEnvironment: 'node',
  setupFilesAfterEnv: [require.resolve('./jest.quiet.cjs')],
  // Ends a test that hangs, and says nothing about speed: the suite passes on a machine with ten times its cores' work.
  testTimeout: 600_000,
  passWithNoTests: true,
  transform: {
    '^.+\\.[jt]s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // Packages that are published as ES modules only; jest runs them after the transform that the sources take.
  transformIgnorePatterns: ['/node_modules/(?!(kysely|@noble|@scure)/)'],
  testEnvironmentOptions: { customExportConditions: ['@liesweep/source', 'node', 'require', 'default'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/out-tsc/'],
};
