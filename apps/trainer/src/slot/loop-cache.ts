import {
  stepSignature,
  trainingStep,
  type Loop,
  type LoopCompiler,
  type StackSystem,
  type StepLayout,
  type StepSignature,
} from '@liesweep/training';
import { LRUCache } from 'lru-cache';

/** Compiled loops kept at once: each holds a TensorFlow session of a few megabytes. */
const CAPACITY = 32;

/** A compiled loop, and what goes into it and comes out. */
interface CompiledLoop {
  readonly loop: Loop;
  readonly signature: StepSignature;
}

/** The loops of recent layouts, the least recently used one given up first. */
export class LoopCache {
  private readonly loops = new LRUCache<string, CompiledLoop>({
    max: CAPACITY,
    dispose: ({ loop }) => {
      loop.dispose();
    },
  });

  constructor(private readonly compile: LoopCompiler) {}

  /** The loop of a layout, compiled unless it is there. @param systemKey names oracle and generators, which the step holds */
  async loopFor(layout: StepLayout, system: StackSystem, systemKey: string): Promise<CompiledLoop> {
    const signature = stepSignature(layout, system);
    const key = JSON.stringify([systemKey, layout, signature]);
    const known = this.loops.get(key);
    if (known !== undefined) return known;
    const compiled = { loop: await this.compile(trainingStep(layout, system), signature), signature };
    this.loops.set(key, compiled);
    return compiled;
  }
}
