const figures = require('../../libs/figures/jest.config.cjs');

/** Besides those of every project, what signing in needs is published as ES modules only, or imports such by itself. */
const ES_MODULES = 'kysely|@noble|@scure|@fastify/cookie|cookie|openid-client|oauth4webapi|jose';

module.exports = {
  ...figures,
  displayName: 'api',
  maxWorkers: 1,
  transformIgnorePatterns: [`/node_modules/(?!(@fastify/cookie/node_modules/)?(${ES_MODULES})/)`],
};
