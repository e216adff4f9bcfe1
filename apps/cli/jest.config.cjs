/** As figures: the report draws them, so jest must find vega. */
module.exports = { ...require('../../libs/figures/jest.config.cjs'), displayName: 'cli' };
