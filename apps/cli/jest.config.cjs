/**
 * As figures: the report draws them, so jest must find vega. One file at a time, because some build the apps and some run
 * whole sweeps.
 */
module.exports = { ...require('../../libs/figures/jest.config.cjs'), displayName: 'cli', maxWorkers: 1 };
