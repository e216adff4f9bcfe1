import type { ComplexMatrix, GeneratorMatrix } from '@liesweep/sweep';
import { generatorName } from './notation.js';

/** The image of one generator: rows of entries, undefined where nothing is drawn. */
export interface GeneratorPanel {
  readonly title: string;
  readonly rows: readonly (readonly (number | null | undefined)[])[];
}

/** One panel per generator, titled 𝕁₁, 𝕁₂, …; of a complex one the imaginary part stands beside the real part, a column apart. */
export function generatorPanels(generators: readonly GeneratorMatrix[]): GeneratorPanel[] {
  return generators.map((generator, index) => ({
    title: generatorName(index + 1),
    rows: isComplex(generator)
      ? generator.re.map((row, j) => [...row, undefined, ...(generator.im[j] ?? [])])
      : generator,
  }));
}

/** Whether a generator has an imaginary part. */
export function isComplex(generator: GeneratorMatrix): generator is ComplexMatrix {
  return 're' in generator;
}

/** All entries, real and imaginary alike. */
export function entriesOf(generators: readonly GeneratorMatrix[]): (number | null)[] {
  return generators.flatMap((generator) =>
    isComplex(generator) ? [generator.re, generator.im].flat(2) : generator.flat(),
  );
}
