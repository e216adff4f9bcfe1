module.exports = { ...require('../../jest.preset.cjs'), displayName: 'phase-diagram' };
