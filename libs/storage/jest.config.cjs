const preset = require('../../jest.preset.cjs');

// Kysely is published as ES modules only, which jest runs after the transform that the sources take.
module.exports = {
  ...preset,
  displayName: 'storage',
  transform: { '^.+\\.[jt]s$': preset.transform['^.+\\.ts$'] },
  transformIgnorePatterns: ['/node_modules/(?!kysely/)'],
};
