// Published figures of other systems beside this one: their metric, and a sound one where theirs is flawed.
//
//   node tools/bench/published.mjs [--only shaw,liegg,liesd,symcert,mlsd]
//
// Theirs are read from the publications and their repositories, on other machines. Minutes on two cores.
import util from 'node:util';

Object.assign(util, { isNullOrUndefined: (value) => value === null || value === undefined, isArray: Array.isArray });
Object.assign(process.env, { TF_CPP_MIN_LOG_LEVEL: '3' });
const { values: options } = util.parseArgs({ options: { only: { type: 'string' } } });

const PARTS = {
  shaw: async () => (await import('./published/shaw.mjs')).shawRows(),
  liegg: async () => {
    await import('@tensorflow/tfjs-node');
    return (await import('./published/liegg.mjs')).lieggRows();
  },
  liesd: async () => (await import('./published/liesd.mjs')).liesdRows(),
  symcert: async () => (await import('./published/symcert.mjs')).symcertRows(),
  mlsd: async () => (await import('./published/mlsd.mjs')).mlsdRows(),
  lienlsd: async () => [
    {
      task: 'LieNLSD',
      metric: '–',
      theirs: 'seven partial differential equations',
      ours: 'not there: none of its equations is an ordinary one',
    },
  ],
};

const wanted = options.only?.split(',') ?? Object.keys(PARTS);
const unknown = wanted.find((name) => !(name in PARTS));
if (unknown !== undefined) throw new Error(`--only: expected ${Object.keys(PARTS).join(', ')}, got ${unknown}`);
console.log('| task | metric | theirs | ours |\n|---|---|---|---|');
for (const name of wanted) {
  for (const { task, metric, theirs, ours } of await PARTS[name]())
    console.log(`| ${task} | ${metric} | ${theirs} | ${ours} |`);
}
