import { dispose, engine } from '@tensorflow/tfjs-core';

/**
 * Disposes what a gradient that threw had saved for its way back: TensorFlow.js disposes it only where the gradient returns.
 * Inside another gradient it does nothing, for that one may go on.
 */
export function disposeTape(): void {
  const { state } = engine();
  if (state.gradientDepth > 0) return;
  // Typed as always there; it is null between gradients.
  const tape = state.activeTape as typeof state.activeTape | null;
  for (const { saved } of tape ?? []) dispose(saved ?? []);
  state.activeTape = [];
}
