const preset = require('../../jest.preset.cjs');

/** Jest loads CommonJS: vega and vega-lite ship the same code as ES modules and as these single files. */
module.exports = {
  ...preset,
  displayName: 'figures',
  moduleNameMapper: {
    ...preset.moduleNameMapper,
    '^vega$': '<rootDir>/../../node_modules/vega/build/vega.js',
    '^vega-lite$': '<rootDir>/../../node_modules/vega-lite/build/vega-lite.min.js',
  },
};
