module.exports = { ...require('../../jest.preset.cjs'), displayName: 'tensorflow-graph' };
