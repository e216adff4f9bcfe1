import { parseSweepFile } from '@liesweep/sweep';

/** The slides' heat map: SO(n) for n = 2…5 against N_g = 1…10, closure off and on. */
export const HEAT_MAP = parseSweepFile(`
name: so-n-heat-map
system: { oracles: [squared-norm] }
grid: { dimension: [2, 3, 4, 5], generators: { from: 1, to: 10 } }
restarts: 16
`);
