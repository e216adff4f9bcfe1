import type { StandardCoordinates } from '@liesweep/verdict';

/** Coordinates z = B⁻¹x, in which a system is trained or refereed. */
export type TrainingCoordinates = Pick<StandardCoordinates, 'toRaw' | 'fromRaw'>;
