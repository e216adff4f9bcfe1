/** As figures: what draws them must find vega. */
module.exports = { ...require('../figures/jest.config.cjs'), displayName: 'report' };
