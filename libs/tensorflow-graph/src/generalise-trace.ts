import { NotTraceableError } from './not-traceable-error.js';
import type { Trace, TracedConstant, TracedOp } from './trace-step.js';

/**
 * Makes one trace serve every stack size, by comparing the traces of two sizes.
 *
 * Two traces of one step differ only where the stack size went into a constant. A constant that differs in exactly one
 * place and is the target shape of a Reshape gets −1 there, which TensorFlow fills in from the data. Any other
 * difference would make the graph wrong at other sizes, and is refused.
 *
 * @throws NotTraceableError when the step depends on the stack size in any other way
 */
export function generaliseTrace(first: Trace, second: Trace): Trace {
  if (first.nodes.length !== second.nodes.length)
    throw new NotTraceableError('the step takes another path at another stack size');
  const shapesOfReshape = reshapeTargets(first);
  const nodes = first.nodes.map((node, index) => {
    const other = second.nodes[index];
    if (other?.kind !== node.kind) throw new NotTraceableError('the step takes another path at another stack size');
    if (node.kind === 'op') {
      if (JSON.stringify(node) !== JSON.stringify(other))
        throw new NotTraceableError(`${node.op} differs between stack sizes`);
      return node;
    }
    return generaliseConstant(node, other as TracedConstant, shapesOfReshape);
  });
  return { nodes, results: first.results };
}

/** Names of the constants that are used only as the target shape of a Reshape. */
function reshapeTargets(trace: Trace): ReadonlySet<string> {
  const ops = trace.nodes.filter((node): node is TracedOp => node.kind === 'op');
  const otherUses = new Set(ops.flatMap(({ op, inputs }) => (op === 'Reshape' ? inputs.slice(0, 1) : inputs)));
  const targets = ops.filter(({ op }) => op === 'Reshape').map(({ inputs }) => inputs[1] ?? '');
  return new Set(targets.filter((input) => !otherUses.has(input)).map((input) => input.replace(/:.*$/, '')));
}

function generaliseConstant(
  first: TracedConstant,
  second: TracedConstant,
  shapesOfReshape: ReadonlySet<string>,
): TracedConstant {
  const sameShape = first.shape.join() === second.shape.join();
  // NaN is the same constant as NaN.
  const differing = sameShape
    ? [...first.values.keys()].filter((at) => !Object.is(first.values[at], second.values[at]))
    : [];
  if (sameShape && differing.length === 0) return first;
  const [at] = differing;
  if (!sameShape || differing.length !== 1 || at === undefined || !shapesOfReshape.has(first.name)) {
    throw new NotTraceableError(`a constant of shape [${first.shape.join(',')}] depends on the stack size`);
  }
  const values = first.values.slice();
  values[at] = -1;
  return { ...first, values };
}
