import type { AlgebraStructure } from './algebra-structure.js';

/** What is known of a set before anything is. */
export const UNKNOWN_STRUCTURE: AlgebraStructure = {
  dimension: 0,
  isClosed: false,
  name: null,
  killing: null,
  rank: null,
  centreDimension: null,
  derivedDimension: null,
  ideals: [],
  reason: '',
};
