import { parseSweepFile } from '@liesweep/sweep';

/** SO(2) and SO(3) with N_g = 1…4, two starts each: 16 trials. */
export const EXAMPLE_SPEC = parseSweepFile(`
name: example
system: { oracles: [squared-norm] }
grid: { dimension: [2, 3], generators: [1, 2, 3, 4], weights: { closure: 1 } }
restarts: 2
`);
