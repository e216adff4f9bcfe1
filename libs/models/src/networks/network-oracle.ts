import type { Oracle } from '../oracle.js';
import { evaluate64 } from './evaluate64.js';
import { evaluateNetwork } from './evaluate-network.js';
import { jacobian64 } from './jacobian64.js';
import { outputCountOf, type Network } from './network.js';

/** A fitted network as the oracle φ; of a classifier, the labels it keeps are the logits. */
export function networkOracle(network: Network): Oracle {
  return {
    labelCount: outputCountOf(network),
    vectorCount: 1,
    evaluate: (x) => evaluateNetwork(network, x),
    value: (x) => [...evaluate64(network, x)],
    gradient: (x) => jacobian64(network, x),
  };
}
