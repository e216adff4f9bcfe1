const preset = require('../../libs/figures/jest.config.cjs');

/** Packages that are published as ES modules only. */
const MODULES = 'kysely|@noble|@scure|content-disposition|cookie|jose|openid-client|oauth4webapi';

module.exports = {
  ...preset,
  displayName: 'api',
  maxWorkers: 1,
  transformIgnorePatterns: [`/node_modules/(?!(${MODULES})/)`],
};
