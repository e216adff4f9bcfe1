import { z } from 'zod';
import { wholeNumber } from './numbers.js';

const WIDEST_LAYER = 65_536;
const MOST_LAYERS = 64;

/** The widths of a network's hidden layers, in order. */
export function hiddenLayers() {
  return z
    .array(wholeNumber(1, WIDEST_LAYER), { error: 'a list of layer widths, such as [32, 32]' })
    .min(1, { error: 'at least one layer' })
    .max(MOST_LAYERS, { error: `at most ${String(MOST_LAYERS)} layers` });
}
