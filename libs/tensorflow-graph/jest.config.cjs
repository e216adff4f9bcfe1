module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'tensorflow-graph',
  setupFiles: ['<rootDir>/jest.setup.cjs'],
};
