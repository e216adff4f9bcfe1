import { dispose, tensor2d, type Scalar, type Tensor } from '@tensorflow/tfjs-core';
import { batchesOf, rowsOf } from './batches.js';
import { applyLayers } from './evaluate-network.js';
import { evaluateTable } from './evaluate-table.js';
import { ACCEPT_ABOVE, accuracyOf, averageDetermination, requireConverged, type FitQuality } from './fit-quality.js';
import { crossEntropy, meanSquaredError } from './fit-losses.js';
import { initialLayers, layersOf } from './initial-layers.js';
import { minimise, type FitProgress } from './minimise.js';
import type { Activation, Network } from './network.js';
import { HELD_OUT_SHARE, splitRows, type Split } from './split-rows.js';
import { standardise, unstandardised } from './standardise.js';

/** What the labels are: k numbers for each sample, or one of k classes. */
export type FitTask =
  | { readonly kind: 'regression'; readonly labelCount: number }
  | { readonly kind: 'classification'; readonly classCount: number };

/** A labelled dataset, and the network to be fitted to it. */
export interface NetworkFit {
  /** x, row-major [m, n]. */
  readonly inputs: ArrayLike<number>;
  /** Row-major [m, k], or m classes 0 … k − 1. */
  readonly labels: ArrayLike<number>;
  /** n. */
  readonly inputCount: number;
  readonly task: FitTask;
  /** Units of every hidden layer; default two of 64. */
  readonly hidden?: readonly number[];
  /** Of the hidden layers; default softplus, which fits smooth labels best. */
  readonly activation?: Activation;
  /** Decides the start, the split and the order of the batches. */
  readonly seed: number;
  /** Default 3000. */
  readonly steps?: number;
  /** Default 128. */
  readonly batchSize?: number;
  /** At the first step; default 0.01. */
  readonly learningRate?: number;
  /** Which rows train and which only judge; default a fifth held out by chance. */
  readonly split?: Split;
  /** The least held-out R² or accuracy; default `ACCEPT_ABOVE`. */
  readonly acceptAbove?: number;
  readonly onProgress?: (progress: FitProgress) => void;
}

/** A network that gives the labels, and how well. */
export interface FittedNetwork {
  readonly network: Network;
  readonly quality: FitQuality;
}

/**
 * Fits a multilayer perceptron to a labelled dataset, by the mean squared error of standardised labels or by the cross
 * entropy of classes, whose logits are then the labels of the oracle.
 *
 * The same request on the same backend gives the same network.
 *
 * @throws FitDidNotConvergeError when the held-out quality is below `acceptAbove`
 */
export async function fitNetwork(fit: NetworkFit): Promise<FittedNetwork> {
  const { inputs, inputCount, labels, task, hidden = [64, 64], activation = 'softplus', seed, steps = 3000 } = fit;
  const { batchSize = 128, learningRate = 0.01, acceptAbove = ACCEPT_ABOVE, onProgress } = fit;
  const outputCount = task.kind === 'regression' ? task.labelCount : task.classCount;
  const { split = splitRows(inputs.length / inputCount, HELD_OUT_SHARE, seed) } = fit;
  const input = standardise(rowsOf(inputs, inputCount, split.train), inputCount);
  const output =
    task.kind === 'regression'
      ? standardise(rowsOf(labels, outputCount, split.train), outputCount)
      : unstandardised(outputCount);
  const activations: Activation[] = [...hidden.map(() => activation), 'identity'];
  const batchOf = batchesOf(split.train, batchSize, seed + 1);
  const loss = (parameters: readonly Tensor[], step: number): Scalar => {
    const rows = batchOf(step);
    const features = tensor2d(scaled(rowsOf(inputs, inputCount, rows), input), [rows.length, inputCount]);
    const units = applyLayers(parameters, activations, features); // [batch, k]
    return task.kind === 'regression'
      ? meanSquaredError(units, tensor2d(scaled(rowsOf(labels, outputCount, rows), output), [rows.length, outputCount]))
      : crossEntropy(units, rowsOf(labels, 1, rows));
  };
  const parameters = await minimise({
    start: initialLayers([inputCount, ...hidden, outputCount], seed),
    loss,
    steps,
    learningRate,
    onProgress,
  });
  const network: Network = { layers: layersOf(parameters, activations), input, output };
  dispose(parameters);
  const quality = qualityOf(network, fit, split);
  requireConverged(quality, acceptAbove);
  return { network, quality };
}

function scaled(table: Float32Array, { mean, scale }: Network['input']): Float32Array {
  return table.map(
    (value, at) => (value - (mean[at % mean.length] ?? Number.NaN)) / (scale[at % mean.length] ?? Number.NaN),
  );
}

function qualityOf(network: Network, { inputs, inputCount, labels, task }: NetworkFit, split: Split): FitQuality {
  const judge = (rows: Int32Array): number => {
    const given = evaluateTable(network, rowsOf(inputs, inputCount, rows));
    return task.kind === 'regression'
      ? averageDetermination(given, rowsOf(labels, task.labelCount, rows), task.labelCount)
      : accuracyOf(given, rowsOf(labels, 1, rows), task.classCount);
  };
  return {
    measure: task.kind === 'regression' ? 'R²' : 'accuracy',
    train: judge(split.train),
    heldOut: judge(split.heldOut),
  };
}
