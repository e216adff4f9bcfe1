/** Its processes and Temporal's native core want a machine of their own, so its specs run one after the other. */
module.exports = { ...require('../../jest.preset.cjs'), displayName: 'trainer', maxWorkers: 1 };
