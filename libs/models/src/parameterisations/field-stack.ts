import {
  add,
  matMul,
  mul,
  reshape,
  split,
  sub,
  transpose,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { ACTIVATIONS } from '../networks/activations.js';
import { ACTIVATION_SLOPES } from './activation-slopes.js';
import { fieldLayers, type FieldLayer, type FieldNetwork } from './field-network.js';

/** The fields of a stack at the same points. */
export interface FieldStack {
  /** v_a(x_i), shape [B·N_g, r, points]. */
  readonly values: Tensor3D;
  /**
   * The Lie brackets of all ordered pairs (a, b), Dv_a·v_b − Dv_b·v_a, shape [B, N_g², r, points]: for linear fields
   * [𝒲_a, 𝒲_b] x. By Jacobian-vector products, exact, at about N_g times the cost of the fields.
   */
  brackets(): Tensor4D;
}

/** A layer of all networks, with what its tangents are multiplied by; the last layer has no activation. */
interface StackedLayer extends FieldLayer {
  readonly weights: Tensor;
  readonly slope: (() => Tensor) | undefined;
}

/**
 * Evaluates one network per generator and trial at the same points. Points are the last axis, so that a layer of all
 * networks is one batched product. A network whose parameters are all zero, as padding is, is the field 0.
 *
 * @param parameters shape [B, N_g, P]
 * @param points x, shape [points, r]
 */
export function evaluateFieldStack(parameters: Tensor3D, network: FieldNetwork, points: Tensor2D): FieldStack {
  const generatorCount = parameters.shape[1];
  const pointCount = points.shape[0];
  const shapes = fieldLayers(network);
  const sizes = shapes.flatMap(({ inputs, outputs }) => [inputs * outputs, outputs]);
  const pieces: Tensor[] = split(parameters, sizes, 2);
  const layers: StackedLayer[] = [];
  let values: Tensor = points;
  for (const [index, shape] of shapes.entries()) {
    const { inputs, outputs } = shape;
    const [weights, biases] = pieces.slice(2 * index);
    if (weights === undefined || biases === undefined) throw new TypeError(`layer ${String(index)} has no parameters`);
    const product =
      index === 0
        ? reshape(matMul(reshape(weights, [-1, inputs]), values, false, true), [-1, outputs, pointCount])
        : matMul(reshape(weights, [-1, outputs, inputs]), values);
    const z = add(product, reshape(biases, [-1, outputs, 1])); // [B·N_g, outputs, points]
    const isLast = index === shapes.length - 1;
    const activated = isLast ? z : ACTIVATIONS[network.activation].apply(z as Tensor2D);
    const slope = isLast ? undefined : (): Tensor => ACTIVATION_SLOPES[network.activation](z, activated);
    layers.push({ ...shape, weights, slope });
    values = activated;
  }
  const fields = values as Tensor3D;
  return { values: fields, brackets: () => bracketsOf(fields, layers, generatorCount) };
}

/** Pushes every field v_a through the tangent of every network b (forward mode). */
function bracketsOf(fields: Tensor3D, layers: readonly StackedLayer[], generatorCount: number): Tensor4D {
  const [, vectorLength, pointCount] = fields.shape;
  const byTrial = transpose(reshape(fields, [-1, generatorCount, vectorLength, pointCount]), [0, 2, 1, 3]);
  let tangents: Tensor = reshape(byTrial, [-1, vectorLength, generatorCount * pointCount]); // [B, r, a·points]
  for (const [index, { inputs, outputs, weights, slope }] of layers.entries()) {
    const rows = index === 0 ? generatorCount * outputs : outputs; // of all b at once, then of each
    const product = matMul(reshape(weights, [-1, rows, inputs]), tangents);
    if (slope === undefined) {
      tangents = product;
      continue;
    }
    const byDirection = reshape(product, [-1, outputs, generatorCount, pointCount]); // [B·b, outputs, a, points]
    const scaled = mul(byDirection, reshape(slope(), [-1, outputs, 1, pointCount]));
    tangents = reshape(scaled, [-1, outputs, generatorCount * pointCount]);
  }
  const pushed = reshape(tangents, [-1, generatorCount, vectorLength, generatorCount, pointCount]); // Dv_b·v_a [B, b, r, a, points]
  const brackets = sub(transpose(pushed, [0, 1, 3, 2, 4]), transpose(pushed, [0, 3, 1, 2, 4])); // [B, a, b, r, points]
  return reshape(brackets, [-1, generatorCount * generatorCount, vectorLength, pointCount]);
}
