const { dirname } = require('node:path');

const preset = require('../../jest.preset.cjs');

/** Temporal's packages may each bring a copy of protobufjs, and histories are read across them with `instanceof`. */
const protobufjs = dirname(
  require.resolve('protobufjs/package.json', { paths: [require.resolve('@temporalio/proto/package.json')] }),
);

/** Temporal's native core is shared by a process, so its specs run one after the other. */
module.exports = {
  ...preset,
  displayName: 'workflows',
  maxWorkers: 1,
  moduleNameMapper: { ...preset.moduleNameMapper, '^protobufjs(/.*)?$': `${protobufjs}$1` },
};
