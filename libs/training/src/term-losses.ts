import type { LossTerm } from '@liesweep/sweep';
import type { Tensor1D, Tensor3D } from '@tensorflow/tfjs-core';
import type { NamedTensors } from './loop.js';

/** The terms of the loss before their weights: those that are computed, each of shape [B], at flat parameters [B, N_g, P]. */
export type TermLosses = (
  parameters: Tensor3D,
  structureConstants: Tensor3D | undefined,
  constants: NamedTensors,
) => Partial<Record<LossTerm, Tensor1D>>;
