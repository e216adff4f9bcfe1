import type { HostTensor } from './host-tensor.js';
import type { TrainingCurve } from './shard-result.js';

/** The tensors of one trial, and its training curve. */
export interface TrialTensors {
  /** 𝕁, shape [N_g, n, n], or [N_g, 2, n, n] with the real parts first; of networks their parameters, [N_g, P]. */
  readonly generators: HostTensor;
  /** (x, y, v_x, v_y) of networks on the plane, shape [N_g, points, 4]; undefined for others. */
  readonly field?: HostTensor | undefined;
  /** What fields do to handwritten digits; undefined where there are none. */
  readonly flows?: FlowTensors | undefined;
  /** a, shape [pairs, N_g]; undefined where there is no pair. */
  readonly structureConstants: HostTensor | undefined;
  readonly curve: TrainingCurve;
}

/** Digits along the flows of one trial's fields, as `docs/output-formats.md` has them. */
export interface FlowTensors {
  /** [flows, 8] */
  readonly table: HostTensor;
  /** [strips, frames, 784] */
  readonly images: HostTensor;
  /** [strips, frames, 10] */
  readonly logits: HostTensor;
  /** Of the fields at held-out digits, 0 to 1. */
  readonly independence: number;
}
