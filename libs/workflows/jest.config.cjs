/** Temporal's native core is shared by a process: its specs run in one worker. */
module.exports = { ...require('../../jest.preset.cjs'), displayName: 'workflows', maxWorkers: 1, testTimeout: 60_000 };
