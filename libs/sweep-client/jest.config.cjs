module.exports = { ...require('../../jest.preset.cjs'), displayName: 'sweep-client' };
