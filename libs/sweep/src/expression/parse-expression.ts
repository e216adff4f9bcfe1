import { compileExpression, type Names } from './compile-expression.js';
import { printSyntax } from './print-syntax.js';
import { parseSyntax } from './syntax.js';
import { tapeGradients, tapeValues, type Tape } from './tape.js';

/** What the numbers of a sample are called. */
export interface ExpressionVariables {
  /** One name for each number of a sample, vector by vector. */
  readonly names: readonly string[];
  /** q, the number of vectors that they are the entries of; 1 where it is left out. */
  readonly vectors?: number;
  /** What they are called in `Expression.text`, where that is something else. */
  readonly shownAs?: readonly string[];
}

/** A function that was written down, of one or several values: parsed, never evaluated as code. */
export interface Expression {
  /** The one text of it: whatever spaces, parentheses and second names were written. */
  readonly text: string;
  /** The same with the numbers of one vector called x1 … xn: two of one such text are the same function. */
  readonly positional: string;
  /** k, one or the entries of a vector. */
  readonly valueCount: number;
  /** How it is computed. */
  readonly tape: Tape;
  /** Its values, in float64. */
  readonly value: (x: Float64Array) => readonly number[];
  /** Its exact gradients, in float64: one of the sample's length per value. */
  readonly gradient: (x: Float64Array) => readonly Float64Array[];
}

/**
 * Reads an expression in the numbers of a sample.
 *
 * Numbers go by their names; those of a single vector also by x1 … xn. Vectors go by p1, p2, …
 *
 * @throws ExpressionError with what is wrong, and where
 */
export function parseExpression(text: string, variables: ExpressionVariables): Expression {
  const { names, canonical, positional } = meaningOf(variables);
  const syntax = parseSyntax(text);
  const tape = compileExpression(syntax, names);
  return {
    text: printSyntax(syntax, (name) => canonical.get(name) ?? name),
    positional: printSyntax(syntax, (name) => positional.get(name) ?? name),
    valueCount: tape.outputs.length,
    tape,
    value: (x) => tapeValues(tape, x),
    gradient: (x) => tapeGradients(tape, x),
  };
}

/**
 * The one text of an expression whose names are not known yet.
 *
 * @throws ExpressionError with what is wrong, and where
 */
export function canonicalExpression(text: string): string {
  return printSyntax(parseSyntax(text));
}

interface Meaning {
  readonly names: Names;
  /** What second names are printed as. */
  readonly canonical: ReadonlyMap<string, string>;
  /** What all names are printed as where only positions count. */
  readonly positional: ReadonlyMap<string, string>;
}

/** Names of numbers go before x1 … xn, and those before p1, p2, …: a feature may have any name. */
function meaningOf({ names: given, vectors = 1, shownAs = given }: ExpressionVariables): Meaning {
  const length = given.length / vectors;
  const names = new Map<string, number | readonly number[]>();
  const canonical = new Map<string, string>();
  const positional = new Map<string, string>();
  const add = (name: string, position: number): void => {
    if (names.has(name)) return;
    names.set(name, position);
    canonical.set(name, shownAs[position] ?? name);
    positional.set(name, vectors === 1 ? `x${String(position + 1)}` : (shownAs[position] ?? name));
  };
  given.forEach(add);
  if (vectors === 1) {
    given.forEach((_, position) => {
      add(`x${String(position + 1)}`, position);
    });
  }
  for (let vector = 0; vector < vectors; vector += 1) {
    const name = `p${String(vector + 1)}`;
    const positions = Array.from({ length }, (_, entry) => vector * length + entry);
    if (!names.has(name)) names.set(name, positions);
  }
  return { names, canonical, positional };
}
