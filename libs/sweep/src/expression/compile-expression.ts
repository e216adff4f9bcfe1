import { countOf } from '../count-of.js';
import { nearestWord } from '../schema/nearest-word.js';
import { shortText } from '../schema/short-text.js';
import { ExpressionError } from './expression-error.js';
import { CONDITIONS, OPERATIONS, type ConditionName, type OperationName } from './operations.js';
import { writtenName } from './print-syntax.js';
import { isComparison, isCondition, type Arithmetic, type Comparison, type Syntax } from './syntax.js';
import { operation, type Instruction, type Tape } from './tape.js';

/** What the names of an expression are: positions in a sample, one of a number or several of a vector. */
export type Names = ReadonlyMap<string, number | readonly number[]>;

/** Numbers that are called by a name. */
const CONSTANTS: ReadonlyMap<string, number> = new Map([['pi', Math.PI]]);

/** More numbers than these are no formula that anybody wrote; vectors are written out entry by entry. */
const MOST_INSTRUCTIONS = 20_000;

const BETWEEN: Readonly<Record<Arithmetic, OperationName>> = {
  ...{ '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide', '^': 'power' },
};

/** What each comparison computes, of its operands as they stand or the other way round. */
const COMPARED: Readonly<
  Record<Comparison, { readonly name: ConditionName; readonly turned?: true; readonly not?: true }>
> = {
  '<': { name: 'less' },
  '<=': { name: 'at-most' },
  '>': { name: 'less', turned: true },
  '>=': { name: 'at-most', turned: true },
  '==': { name: 'equal' },
  '!=': { name: 'equal', not: true },
};

const WITHOUT_NAME: readonly OperationName[] = [...Object.values(BETWEEN), 'negate'];

type NumberFunction = readonly [
  string,
  { readonly name: OperationName; readonly least: number; readonly most: number },
];

/** Functions of numbers, and how many each takes; `norm` and `det` are of vectors. */
const NUMBER_FUNCTIONS = new Map<NumberFunction[0], NumberFunction[1]>([
  ...[...OPERATIONS.keys()]
    .filter((name) => !WITHOUT_NAME.includes(name) && name !== 'norm' && name !== 'det')
    .map((name): NumberFunction => {
      const [least, most] = name === 'atan2' ? [2, 2] : name === 'min' || name === 'max' ? [2, 64] : [1, 1];
      return [name, { name, least, most }];
    }),
  ['hypot', { name: 'norm', least: 2, most: 64 }] satisfies NumberFunction,
]);

/** An instruction, or several that are the entries of a vector. */
type Value = number | readonly number[];

type VectorFunction = (compiler: Compiler, vectors: readonly (readonly number[])[], call: Call) => Value;

type Call = Extract<Syntax, { readonly node: 'call' }>;

/** Functions of vectors: how many they take, and what they are. */
const VECTOR_FUNCTIONS: ReadonlyMap<string, { readonly count?: number; readonly of: VectorFunction }> = new Map([
  ['norm', { count: 1, of: (compiler: Compiler, [a = []]) => compiler.apply('norm', a) }],
  [
    'distance',
    {
      count: 2,
      of: (compiler: Compiler, [a = [], b = []], call) =>
        compiler.apply('norm', compiler.pairs('subtract', a, b, call.column)),
    },
  ],
  [
    'dot',
    {
      count: 2,
      of: (compiler: Compiler, [a = [], b = []], call) => compiler.sum(compiler.pairs('multiply', a, b, call.column)),
    },
  ],
  ['cross', { count: 2, of: crossProduct }],
  ['det', { of: determinantOf }],
] satisfies readonly (readonly [string, { readonly count?: number; readonly of: VectorFunction }])[]);

/** All functions that an expression can call. */
const FUNCTION_NAMES: readonly string[] = [...NUMBER_FUNCTIONS.keys(), ...VECTOR_FUNCTIONS.keys()];

/**
 * An expression as instructions on the entries of a sample: vectors are written out, what is written twice is computed once,
 * and constants are computed now.
 *
 * @throws ExpressionError for a name or a function that is unknown, with the nearest, for a wrong number of arguments, for
 *   vectors where there must be numbers, of unlike length or the other way round, for a constant that is not finite, and for a
 *   condition, which has no slopes
 */
export function compileExpression(syntax: Syntax, names: Names): Tape {
  // Conditions are refused, so there are none.
  return compiled(syntax, names, false) as Tape;
}

/**
 * An expression as instructions on the columns of a table, of which conditions are a part: 1 where they hold, and otherwise 0.
 *
 * @throws ExpressionError as `compileExpression`, but not for conditions
 */
export function compileColumns(syntax: Syntax, names: Names): ColumnTape {
  return compiled(syntax, names, true);
}

/** Instructions on the columns of a table. */
export type ColumnTape = Tape<OperationName | ConditionName>;

function compiled(syntax: Syntax, names: Names, takesConditions: boolean): ColumnTape {
  const compiler = new Compiler(names, takesConditions);
  const value = compiler.valueOf(syntax);
  return { instructions: compiler.instructions, outputs: typeof value === 'number' ? [value] : value };
}

/** The number that an operation gives of numbers. */
export function valueOf(name: OperationName | ConditionName, of: readonly number[]): number {
  const condition = CONDITIONS.get(name as ConditionName);
  return condition === undefined ? operation(name as OperationName).value(of) : condition(of);
}

class Compiler {
  readonly instructions: Instruction<OperationName | ConditionName>[] = [];
  private readonly known = new Map<string, number>();
  private column = 1;

  constructor(
    private readonly names: Names,
    private readonly takesConditions: boolean,
  ) {}

  valueOf(syntax: Syntax): Value {
    const { column } = syntax;
    if (syntax.node === 'number') return this.add({ computes: 'constant', value: syntax.value });
    if (syntax.node === 'name') return this.named(syntax.name, column);
    if (syntax.node === 'call') return this.call(syntax);
    if (syntax.node === 'list') return syntax.entries.map((each) => this.numberOf(each, 'in a list'));
    if (syntax.node === 'minus') {
      const value = this.valueOf(syntax.of);
      this.column = column;
      return typeof value === 'number' ? this.apply('negate', [value]) : value.map((at) => this.apply('negate', [at]));
    }
    if (syntax.node === 'not') return this.condition('not', 'not', [syntax.of], column);
    const { sign } = syntax;
    if (sign === 'and' || sign === 'or') return this.condition(sign, sign, [syntax.left, syntax.right], column);
    if (isComparison(sign)) {
      const { name, turned, not } = COMPARED[sign];
      const sides = [syntax.left, syntax.right];
      const found = this.condition(name, sign, turned ? sides.toReversed() : sides, column);
      return not ? this.apply('not', [found]) : found;
    }
    const [left, right] = [this.valueOf(syntax.left), this.valueOf(syntax.right)];
    return this.between(sign, left, right, column);
  }

  /** A condition, which is refused where slopes are asked for. */
  private condition(name: ConditionName, written: string, of: readonly Syntax[], column: number): number {
    if (!this.takesConditions) {
      const message = `expected a function with slopes, got the condition ${written}; conditions belong into data.where and data.derive`;
      throw new ExpressionError(message, column);
    }
    const number =
      name === 'and' || name === 'or' || name === 'not' ? of.find((each) => !isCondition(each)) : undefined;
    if (number !== undefined) {
      throw new ExpressionError(`expected a condition beside ${written}, such as x > 0, got a number`, number.column);
    }
    const operands = of.map((each) => this.numberOf(each, `beside ${written}`));
    this.column = column;
    return this.apply(name, operands);
  }

  /** The same operation on numbers; a constant where all are. */
  apply(name: OperationName | ConditionName, of: readonly number[]): number {
    const constants = of.flatMap((at) => {
      const instruction = this.instructions[at];
      return instruction?.computes === 'constant' ? [instruction.value] : [];
    });
    if (constants.length < of.length) return this.add({ computes: 'operation', name, of });
    const value = valueOf(name, constants);
    if (Number.isFinite(value)) return this.add({ computes: 'constant', value });
    throw new ExpressionError(`expected a finite number, got ${name} of ${constants.join(' and ')}`, this.column);
  }

  /** An operation on two vectors, entry by entry. */
  pairs(name: OperationName, a: readonly number[], b: readonly number[], column: number): readonly number[] {
    if (a.length !== b.length) {
      const message = `expected vectors of one length, got ${String(a.length)} and ${String(b.length)}`;
      throw new ExpressionError(message, column);
    }
    return a.map((at, entry) => this.apply(name, [at, b[entry] ?? NaN]));
  }

  sum([first = NaN, ...others]: readonly number[]): number {
    return others.reduce((total, each) => this.apply('add', [total, each]), first);
  }

  private between(sign: Arithmetic, left: Value, right: Value, column: number): Value {
    this.column = column;
    const name = BETWEEN[sign];
    if (typeof left === 'number' && typeof right === 'number') return this.apply(name, [left, right]);
    if (typeof left === 'object' && typeof right === 'object') {
      if (sign === '+' || sign === '-') return this.pairs(name, left, right, column);
      throw new ExpressionError(`expected a number beside ${sign}, got two vectors: use dot or cross`, column);
    }
    if (typeof left === 'number' && typeof right === 'object' && sign === '*') {
      return right.map((at) => this.apply(name, [left, at]));
    }
    if (typeof left === 'object' && typeof right === 'number' && (sign === '*' || sign === '/')) {
      return left.map((at) => this.apply(name, [at, right]));
    }
    throw new ExpressionError(`expected two numbers beside ${sign}, got a vector`, column);
  }

  private named(name: string, column: number): Value {
    const positions = this.names.get(name);
    if (typeof positions === 'number') return this.add({ computes: 'entry', position: positions });
    if (positions !== undefined) return positions.map((position) => this.add({ computes: 'entry', position }));
    const value = CONSTANTS.get(name);
    if (value !== undefined) return this.add({ computes: 'constant', value });
    const valid = [...this.names.keys(), ...CONSTANTS.keys()].map(writtenName);
    throw new ExpressionError(unknown(name, 'name', valid), column);
  }

  private call(call: Call): Value {
    const { name, given, column } = call;
    const ofNumbers = NUMBER_FUNCTIONS.get(name);
    if (ofNumbers !== undefined) {
      const { least, most } = ofNumbers;
      if (given.length < least || given.length > most) {
        const expected = least === most ? countOf(least, 'number') : `${String(least)} to ${String(most)} numbers`;
        throw new ExpressionError(`expected ${expected} in ${name}(…), got ${String(given.length)}`, column);
      }
      const operands = given.map((each) => this.numberOf(each, `in ${name}(…)`));
      this.column = column;
      return this.apply(ofNumbers.name, operands);
    }
    const ofVectors = VECTOR_FUNCTIONS.get(name);
    if (ofVectors === undefined) throw new ExpressionError(unknown(name, 'function', FUNCTION_NAMES), column);
    if (ofVectors.count !== undefined && given.length !== ofVectors.count) {
      const expected = countOf(ofVectors.count, 'vector');
      throw new ExpressionError(`expected ${expected} in ${name}(…), got ${String(given.length)}`, column);
    }
    const vectors = given.map((each) => this.vectorOf(each, name));
    this.column = column;
    return ofVectors.of(this, vectors, call);
  }

  private numberOf(syntax: Syntax, where: string): number {
    const value = this.valueOf(syntax);
    if (typeof value === 'number') return value;
    throw new ExpressionError(`expected a number ${where}, got a vector`, syntax.column);
  }

  private vectorOf(syntax: Syntax, name: string): readonly number[] {
    const value = this.valueOf(syntax);
    if (typeof value === 'object') return value;
    throw new ExpressionError(`expected a vector in ${name}(…), such as p1 or [x, y], got a number`, syntax.column);
  }

  private add(instruction: Instruction<OperationName | ConditionName>): number {
    const key =
      instruction.computes === 'constant'
        ? `c${String(instruction.value)}`
        : instruction.computes === 'entry'
          ? `e${String(instruction.position)}`
          : `${instruction.name} ${instruction.of.join(' ')}`;
    const before = this.known.get(key);
    if (before !== undefined) return before;
    if (this.instructions.length >= MOST_INSTRUCTIONS) {
      const message = `expected at most ${countOf(MOST_INSTRUCTIONS, 'operation')} with all vectors written out`;
      throw new ExpressionError(message, this.column);
    }
    this.known.set(key, this.instructions.length);
    return this.instructions.push(instruction) - 1;
  }
}

/** a × b of three entries; of two, the number a₁b₂ − a₂b₁. */
function crossProduct(compiler: Compiler, vectors: readonly (readonly number[])[], { column }: Call): Value {
  const [a = [], b = []] = vectors;
  if (a.length !== b.length || (a.length !== 3 && a.length !== 2)) {
    const message = `expected two vectors of 3 or of 2 entries in cross(…), got ${String(a.length)} and ${String(b.length)}`;
    throw new ExpressionError(message, column);
  }
  const minor = (i: number, j: number): number =>
    compiler.apply('subtract', [
      compiler.apply('multiply', [a[i] ?? NaN, b[j] ?? NaN]),
      compiler.apply('multiply', [a[j] ?? NaN, b[i] ?? NaN]),
    ]);
  return a.length === 2 ? minor(0, 1) : [minor(1, 2), minor(2, 0), minor(0, 1)];
}

function determinantOf(compiler: Compiler, vectors: readonly (readonly number[])[], { column }: Call): Value {
  const other = vectors.find(({ length }) => length !== vectors.length);
  if (other === undefined) return compiler.apply('det', vectors.flat());
  const message = `expected as many vectors as entries in det(…), got ${countOf(vectors.length, 'vector')} and ${String(other.length)} entries`;
  throw new ExpressionError(message, column);
}

/** Most names that a message lists. */
const SHOWN_NAMES = 12;

function unknown(name: string, what: string, valid: readonly string[]): string {
  const nearest = nearestWord(name, valid);
  const names =
    valid
      .slice(0, SHOWN_NAMES)
      .map((each) => shortText(each))
      .join(', ') + (valid.length > SHOWN_NAMES ? ', …' : '');
  return `unknown ${what} ${shortText(name)}; expected one of ${names}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`;
}
