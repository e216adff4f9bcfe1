const preset = require('../../libs/figures/jest.config.cjs');

/** Packages that are published as ES modules only, or import such. */
const MODULES = 'kysely|@noble|@scure|content-disposition|@fastify/cookie|cookie|jose|openid-client|oauth4webapi';

module.exports = {
  ...preset,
  displayName: 'api',
  maxWorkers: 1,
  transformIgnorePatterns: [`/node_modules/(?!(${MODULES})/)`],
};
