import { compileColumns } from './compile-expression.js';
import { ExpressionError } from './expression-error.js';
import { printSyntax } from './print-syntax.js';
import { isCondition, parseSyntax, type Syntax } from './syntax.js';
import { tapeColumns } from './tape-columns.js';

/** A column of a table that is computed from others. */
export interface ColumnExpression {
  /** The positions of the columns that it is computed from, ascending. */
  readonly uses: readonly number[];
  /**
   * Its number at every row, in float64; a condition is 1 or 0, and NaN where missing numbers leave it open.
   *
   * @param columns all columns, of which those it uses have at least `rowCount` numbers
   */
  readonly values: (columns: readonly Float64Array[], rowCount: number) => Float64Array;
}

/**
 * Reads an expression in the names of columns; conditions are a part of it.
 *
 * @param names of all columns; of those that share one the first is meant
 * @throws ExpressionError with what is wrong, and where
 */
export function columnExpression(text: string, names: readonly string[]): ColumnExpression {
  const positions = new Map<string, number>();
  names.forEach((name, position) => {
    if (!positions.has(name)) positions.set(name, position);
  });
  const tape = compileColumns(parseSyntax(text), positions);
  if (tape.outputs.length !== 1) {
    throw new ExpressionError(`expected a number, got a vector of ${String(tape.outputs.length)}`, 1);
  }
  const uses = tape.instructions.flatMap((each) => (each.computes === 'entry' ? [each.position] : []));
  return {
    uses: uses.toSorted((a, b) => a - b),
    values: (columns, rowCount) => tapeColumns(tape, columns, rowCount)[0] ?? new Float64Array(rowCount),
  };
}

/** What can be said of an expression before it is known which columns there are. */
export interface WrittenColumn {
  /** The one text of it. */
  readonly text: string;
  /** Whether it is a condition: a comparison, what and, or and not make of conditions, or a column, which may be one. */
  readonly isCondition: boolean;
  /** The names in it, each once, in their order. */
  readonly names: readonly string[];
}

/**
 * Reads an expression whose names are not known yet.
 *
 * @throws ExpressionError with what is wrong whatever columns there are, and where
 */
export function writtenColumn(text: string): WrittenColumn {
  const syntax = parseSyntax(text);
  const names = [...new Set(namesIn(syntax))];
  columnExpression(text, names);
  return { text: printSyntax(syntax), isCondition: isCondition(syntax), names };
}

function namesIn(syntax: Syntax): readonly string[] {
  if (syntax.node === 'name') return [syntax.name];
  if (syntax.node === 'operator') return [...namesIn(syntax.left), ...namesIn(syntax.right)];
  if (syntax.node === 'call') return syntax.given.flatMap(namesIn);
  if (syntax.node === 'list') return syntax.entries.flatMap(namesIn);
  return syntax.node === 'number' ? [] : namesIn(syntax.of);
}
