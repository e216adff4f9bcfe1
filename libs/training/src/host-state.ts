import type { HostTensor } from '@liesweep/sweep';
import { tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { STACK_SIZE, type NamedTensors, type StepSignature } from './loop.js';

/** The state of a stack in the process's own memory: to checkpoint it, take trials out, or change one trial's row. */
export type HostState = Readonly<Record<string, HostTensor>>;

/** Copies a state from the device; the device's copy stays. */
export function downloadState(state: NamedTensors): HostState {
  return Object.fromEntries(
    Object.entries(state).map(([name, values]) => [
      name,
      { shape: [...values.shape], data: Float32Array.from(values.dataSync()) },
    ]),
  );
}

/** Copies a state to the device, all of it or, where that throws, nothing; the caller disposes it. */
export function uploadState(state: HostState): NamedTensors {
  return tidy(() =>
    Object.fromEntries(
      Object.entries(state).map(([name, { shape, data: values }]): [string, Tensor] => [
        name,
        tensor(values, [...shape], 'float32'),
      ]),
    ),
  );
}

/** Keeps the rows at `positions`, in that order, of every tensor that has one row per trial. */
export function selectRows(
  state: HostState,
  positions: readonly number[],
  signature: StepSignature['state'],
): HostState {
  return Object.fromEntries(
    Object.entries(state).map(([name, { shape, data: values }]) => {
      if (signature[name]?.shape[0] !== STACK_SIZE) return [name, { shape, data: values }];
      const width = rowWidth(shape);
      const selected = new Float32Array(positions.length * width);
      positions.forEach((position, row) => {
        selected.set(values.subarray(position * width, (position + 1) * width), row * width);
      });
      return [name, { shape: [positions.length, ...shape.slice(1)], data: selected }];
    }),
  );
}

/** The row of one trial: a view, so that writing to it changes the state. @throws TypeError for an unknown name */
export function rowOf(state: HostState, name: string, position: number): Float32Array {
  const found = state[name];
  if (found === undefined) throw new TypeError(`there is no tensor named ${name}`);
  const width = rowWidth(found.shape);
  return found.data.subarray(position * width, (position + 1) * width);
}

function rowWidth(shape: readonly number[]): number {
  return shape.slice(1).reduce((product, size) => product * size, 1);
}
