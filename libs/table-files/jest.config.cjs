module.exports = { ...require('../../jest.preset.cjs'), displayName: 'table-files' };
