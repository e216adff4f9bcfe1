import {
  stepSignature,
  trainingStep,
  type Loop,
  type LoopCompiler,
  type StackSystem,
  type StepLayout,
  type StepSignature,
} from '@liesweep/training';

/** Compiled loops kept at once: each holds a TensorFlow session of a few megabytes. */
const CAPACITY = 32;

/** The loops of recent layouts, the least recently used one given up first. */
export class LoopCache {
  private readonly loops = new Map<string, { readonly loop: Loop; readonly signature: StepSignature }>();

  constructor(private readonly compile: LoopCompiler) {}

  /** The loop of a layout, compiled unless it is there. @param oracleKey names the oracle, which the finite form holds */
  async loopFor(
    layout: StepLayout,
    system: StackSystem,
    oracleKey: string,
  ): Promise<{ readonly loop: Loop; readonly signature: StepSignature }> {
    const signature = stepSignature(layout, system);
    const key = JSON.stringify([oracleKey, system.parameterisation, layout, signature]);
    const found = this.loops.get(key);
    this.loops.delete(key);
    const entry = found ?? { loop: await this.compile(trainingStep(layout, system), signature), signature };
    this.loops.set(key, entry);
    const [oldest] = this.loops.keys();
    if (this.loops.size > CAPACITY && oldest !== undefined) {
      this.loops.get(oldest)?.loop.dispose();
      this.loops.delete(oldest);
    }
    return entry;
  }
}
