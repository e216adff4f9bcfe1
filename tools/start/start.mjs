/**
 * `npm start`: runs the main example, SO(n) for n = 2…5; with `--quick` the small one. Other arguments go to
 * `liesweep run` as they are.
 */
const examples = { main: 'examples/so-n-heat-map.yaml', quick: 'examples/quick.yaml' };
const given = process.argv.slice(2);
const example = given.includes('--quick') ? examples.quick : examples.main;

process.argv.splice(2, Infinity, 'run', example, ...given.filter((argument) => argument !== '--quick'));
await import('../../apps/cli/bin/liesweep.mjs');
