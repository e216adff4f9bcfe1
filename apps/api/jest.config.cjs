module.exports = { ...require('../../libs/figures/jest.config.cjs'), displayName: 'api', maxWorkers: 1 };
