// Reads the table of a sweep file into a dataset that is ready to train on, in a process of its own: `prepare.mjs FILE`. Prints seconds, without
// the start of Node, and the peak of its memory before and after.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadData } from '@liesweep/datasets';
import { openSweepFile } from '@liesweep/sweep';

const [, , file] = process.argv;
const peak = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
const { spec } = openSweepFile(readFileSync(file, 'utf8'));
const before = peak();
const begin = performance.now();
const { facts } = await loadData(spec, dirname(file));
const seconds = (performance.now() - begin) / 1000;
console.log(JSON.stringify({ seconds, rows: facts.samples + facts.heldOut, before, peak: peak() }));
