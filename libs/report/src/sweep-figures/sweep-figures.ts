import type { SweepFigure } from './define-sweep-figure.js';
import { heatMap } from './heat-map.js';
import { lossAgainstGenerators } from './loss-against-generators.js';
import { trainingCurves } from './training-curves.js';

/** The figures of the whole sweep, in the order in which the report shows them. */
export const SWEEP_FIGURES: readonly SweepFigure[] = [heatMap, lossAgainstGenerators, trainingCurves];
