import { uniformStream, type RandomStream } from '../random-stream.js';
import { ExpressionError } from './expression-error.js';
import { canonicalExpression, parseExpression } from './parse-expression.js';
import { printSyntax } from './print-syntax.js';
import { parseSyntax, type Operator, type Syntax } from './syntax.js';

/** Central differences of a smooth function: an error of the step squared, and rounding over the step. */
const STEP = 1e-5;
const DIFFERENCE_ERROR = 1e-6;

/** Values in another order of operations. */
const ROUNDING = 1e-12;

const PLANE = { names: ['x', 'y'] };
const PAIR = { names: ['x1', 'y1', 'x2', 'y2'], vectors: 2 };
const SPACE = { names: ['x1', 'y1', 'z1', 'x2', 'y2', 'z2'], vectors: 2 };
const TRIPLE = { names: ['x1', 'y1', 'z1', 'x2', 'y2', 'z2', 'x3', 'y3', 'z3'], vectors: 3 };

function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ExpressionError) return error.message;
    throw error;
  }
  return 'was read';
}

describe('values', () => {
  it.each<readonly [string, { names: string[]; vectors?: number }, readonly number[], readonly number[]]>([
    ['1 + 2*3', PLANE, [0, 0], [7]],
    ['(1 + 2)*3', PLANE, [0, 0], [9]],
    ['8/4/2', PLANE, [0, 0], [1]],
    ['7 - 4 - 2', PLANE, [0, 0], [1]],
    ['2^3^2', PLANE, [0, 0], [512]],
    ['2**3', PLANE, [0, 0], [8]],
    ['-x^2', PLANE, [3, 0], [-9]],
    ['(-x)^2', PLANE, [3, 0], [9]],
    ['x^-2', PLANE, [2, 0], [0.25]],
    ['2*-x', PLANE, [2, 0], [-4]],
    ['--x', PLANE, [2, 0], [2]],
    ['+x - +y', PLANE, [2, 5], [-3]],
    ['1.5e1*x + .5*y + 2.*x', PLANE, [2, 4], [36]],
    ['x1 + x2', PLANE, [2, 5], [7]],
    ['norm(p1)', PLANE, [3, 4], [5]],
    ['cos(pi)', PLANE, [0, 0], [-1]],
    ['min(x, y, 3) + max(x, y)', PLANE, [2, 5], [7]],
    ['atan2(x, y)', PLANE, [1, 1], [Math.PI / 4]],
    ['sqrt(abs(x)) + exp(log(y)) + sinh(0) + cosh(0) + tanh(0)', PLANE, [-4, 2], [5]],
    ['sin(x)^2 + cos(x)^2 + tan(0) + asin(0) + acos(1) + atan(0)', PLANE, [0.3, 0], [1]],
    ['log10(x) + sign(y) + floor(2.7) + floor(y)', PLANE, [100, -2.5], [0]],
    ['asinh(sinh(x)) + acosh(cosh(y)) + atanh(tanh(x))', PLANE, [0.5, 2], [3]],
    ['hypot(x, y) + hypot(2, 3, 6)', PLANE, [3, 4], [12]],
    ['`x` + ```q` + `pt [GeV]`', { names: ['x', '`q', 'pt [GeV]'] }, [1, 2, 4], [7]],
    ['and + or*not', { names: ['and', 'or', 'not'] }, [1, 2, 4], [9]],
    ['not - and', { names: ['and', 'not'] }, [1, 4], [3]],
    ['distance(p1, p2)', PAIR, [1, 2, 4, 6], [5]],
    ['norm(p1 - p2)', PAIR, [1, 2, 4, 6], [5]],
    ['dot(p1, p2)', PAIR, [1, 2, 4, 6], [16]],
    ['cross(p1, p2)', PAIR, [1, 2, 4, 6], [-2]],
    ['det(p1, p2)', PAIR, [1, 2, 4, 6], [-2]],
    ['p1 - 2*p2/4', PAIR, [1, 2, 4, 6], [-1, -1]],
    ['-[x1, y2]', PAIR, [1, 2, 4, 6], [-1, -6]],
    ['cross(p1, p2)', SPACE, [1, 0, 0, 0, 1, 0], [0, 0, 1]],
    ['cross(p1, [0, 0, 1])', SPACE, [1, 2, 3, 4, 5, 6], [2, -1, 0]],
    ['det(p1, p2, p3)', TRIPLE, [2, 0, 1, 1, 3, 0, 0, 1, 4], [25]],
    ['det(p2, p1, p3)', TRIPLE, [2, 0, 1, 1, 3, 0, 0, 1, 4], [-25]],
    ['det([0, 1, 0], p1, p3)', TRIPLE, [2, 0, 1, 1, 3, 0, 0, 1, 4], [-8]],
  ])('of %s', (text, variables, x, expected) => {
    const values = parseExpression(text, variables).value(Float64Array.from(x));
    expect(values).toHaveLength(expected.length);
    for (const [at, value] of values.entries()) expect(Math.abs(value - (expected[at] ?? NaN))).toBeLessThan(ROUNDING);
  });

  it('are not numbers where the function has none, and a gradient neither', () => {
    const { value, gradient } = parseExpression('1/x + log(y)', PLANE);
    expect(value(Float64Array.of(0, 1))).toEqual([Infinity]);
    expect(value(Float64Array.of(1, -1))).toEqual([NaN]);
    expect([...(gradient(Float64Array.of(0, 1))[0] ?? [])][0]).toBe(-Infinity);
  });

  it('of the cross ratio of four points do not change under a projective map', () => {
    const names = ['x1', 'x2', 'x3', 'x4'];
    const { value } = parseExpression('log(abs((x1-x2)*(x3-x4)/((x1-x3)*(x2-x4))))', { names, vectors: 4 });
    const x = Float64Array.of(0.3, 1.1, -0.7, 2);
    const [before = NaN] = value(x);
    const [after = NaN] = value(x.map((each) => (2 * each + 1) / (0.1 * each + 3)));
    expect(Math.abs(before - after)).toBeLessThan(ROUNDING);
  });
});

describe('names', () => {
  it('of features go before x1 … xn, and those before vectors', () => {
    expect(parseExpression('x1', { names: ['x2', 'x1'] }).value(Float64Array.of(5, 7))).toEqual([7]);
    expect(parseExpression('p1', { names: ['q', 'p1'] }).value(Float64Array.of(5, 7))).toEqual([7]);
    expect(parseExpression('pi', { names: ['pi'] }).value(Float64Array.of(5))).toEqual([5]);
  });

  it('that mean the same number print as the same', () => {
    expect(parseExpression('x1^2 + x2^2', PLANE).text).toBe('x^2 + y^2');
    expect(parseExpression('x1^2 + x2^2', PLANE).positional).toBe('x1^2 + x2^2');
  });

  it('do not count by position: what columns are called is no part of a function', () => {
    const of = (names: string[]): string => parseExpression(`sin(${names.join(') - sin(')})`, { names }).positional;
    expect(of(['pt', 'eta'])).toBe(of(['a', 'b']));
    expect(of(['a', 'b'])).not.toBe(parseExpression('sin(b) - sin(a)', { names: ['a', 'b'] }).positional);
    expect(parseExpression('y1*x2 + norm(p2)', PAIR).positional).toBe('y1*x2 + norm(p2)');
  });

  it('may be shown as others', () => {
    const { text, value } = parseExpression('sin(x2) - x1', { names: ['x1', 'x2'], shownAs: ['x2', 'y2'] });
    expect([text, value(Float64Array.of(5, 0))]).toEqual(['sin(y2) - x2', [-5]]);
  });
});

describe('I9: the one text of an expression', () => {
  it.each([
    ['( x-1 )^2+4*(y - 1)^2', '(x - 1)^2 + 4*(y - 1)^2'],
    ['((x))', 'x'],
    ['(x*y)*2 - (x - y)', 'x*y*2 - (x - y)'],
    ['x*(y*2)', 'x*(y*2)'],
    ['x^(y^2)', 'x^y^2'],
    ['(x^y)^2', '(x^y)^2'],
    ['(-x)^2', '(-x)^2'],
    ['-(x^2)', '-x^2'],
    ['(-x)*y', '-x*y'],
    ['-(x*y)', '-(x*y)'],
    ['x**(-2)', 'x^-2'],
    ['x - (-y)', 'x - -y'],
    ['0.50 + 1e2 + 1e-9', '0.5 + 100 + 1e-9'],
    [' log( abs( x/y ) ) ', 'log(abs(x/y))'],
    ['[ x,(y) ]', '[x, y]'],
    ['`x`+`pt [GeV]`*` ``y`', 'x + `pt [GeV]`*` ``y`'],
    ['(x<1)and(y>=2)or x==y', 'x < 1 and y >= 2 or x == y'],
    ['(x < 1 or y > 2) and not(x != y)', '(x < 1 or y > 2) and not x != y'],
    ['not(x and y)', 'not (x and y)'],
    ['x*(not y) + (x < y) - -(x > 1)', 'x*(not y) + (x < y) - -(x > 1)'],
    ['(x < y) == (y < 1)', '(x < y) == (y < 1)'],
    ['`not` and `or`', '`not` and `or`'],
    ['not + and - `or`', 'not + and - or'],
  ])('%s is %s', (given, expected) => {
    expect(canonicalExpression(given)).toBe(expected);
    expect(canonicalExpression(expected)).toBe(expected);
  });

  it('reads back as the same expression, whatever it is', () => {
    const uniform = uniformStream(11);
    for (let trial = 0; trial < 800; trial += 1) {
      const syntax = withoutColumns(trial % 2 === 0 ? randomSyntax(uniform, 5) : randomCondition(uniform, 5));
      expect(withoutColumns(parseSyntax(printSyntax(syntax)))).toEqual(syntax);
    }
  });
});

describe('gradients', () => {
  it('are those of finite differences, of any expression', () => {
    const uniform = uniformStream(12);
    let compared = 0;
    for (let trial = 0; trial < 300; trial += 1) {
      const text = printSyntax(randomSyntax(uniform, 4));
      if (refusal(() => parseExpression(text, PAIR)).includes('finite number')) continue;
      const { value, gradient } = parseExpression(text, PAIR);
      const [x, along] = [0, 1].map(() => Float64Array.from({ length: 4 }, () => 0.2 + uniform()));
      if (x === undefined || along === undefined) throw new TypeError('two samples were drawn');
      const at = (by: number): number => value(x.map((entry, k) => entry + by * (along[k] ?? NaN)))[0] ?? NaN;
      const slope = (gradient(x)[0] ?? x).reduce((sum, entry, k) => sum + entry * (along[k] ?? NaN), 0);
      const [fine, coarse] = [STEP, 2 * STEP].map((step) => (at(step) - at(-step)) / (2 * step));
      // Where the two differences disagree the function is too steep, or has a kink, for either.
      const size = Math.max(1, Math.abs(slope), Math.abs(at(0)));
      if (!(Math.abs((fine ?? NaN) - (coarse ?? NaN)) < DIFFERENCE_ERROR * size)) continue;
      compared += 1;
      expect(Math.abs(slope - (fine ?? NaN))).toBeLessThan(DIFFERENCE_ERROR * size);
    }
    expect(compared).toBeGreaterThan(150);
  });

  it.each([
    ['det(p1, p2, p3)', TRIPLE],
    ['cross(p1, p2 - p3)', TRIPLE],
    ['norm(p1)*distance(p2, p3) - dot(p1, p3)^3', TRIPLE],
    ['x1^3 - y2^-2 + (z3^2 + 1)^x1', TRIPLE],
    ['max(x1, y1)*min(x2, 2) + abs(x3)^1.5', TRIPLE],
    ['atan2(x1, y1) + asin(x2/9) + acos(y2/9) + atan(z2)', TRIPLE],
    ['log10(x1 + 1) + asinh(y1 - y2) + acosh(z1 + 2)*atanh(x2/9) + hypot(x3, y3, 1)', TRIPLE],
    ['sign(x1 + 9)*y1 + floor(y2 + 0.5 - y2)*z3', TRIPLE],
    ['sqrt(exp(x1) + cosh(y1)) + sinh(z1)/tanh(x2 + 9) + tan(x3/9)', TRIPLE],
  ])('of %s are those of finite differences', (text, variables) => {
    const uniform = uniformStream(13);
    const { value, gradient, valueCount } = parseExpression(text, variables);
    const [x, along] = [0, 1].map(() => Float64Array.from(variables.names, () => 0.2 + uniform()));
    if (x === undefined || along === undefined) throw new TypeError('two samples were drawn');
    const at = (by: number): readonly number[] => value(x.map((entry, k) => entry + by * (along[k] ?? NaN)));
    const gradients = gradient(x);
    expect(gradients).toHaveLength(valueCount);
    gradients.forEach((each, label) => {
      const slope = each.reduce((sum, entry, k) => sum + entry * (along[k] ?? NaN), 0);
      const difference = ((at(STEP)[label] ?? NaN) - (at(-STEP)[label] ?? NaN)) / (2 * STEP);
      expect(Math.abs(slope - difference)).toBeLessThan(DIFFERENCE_ERROR * Math.max(1, Math.abs(slope)));
    });
  });

  it('of a power at 0 are exact, and those of a singular determinant too', () => {
    expect([...(parseExpression('x^2 + y^1', PLANE).gradient(Float64Array.of(0, 0))[0] ?? [])]).toEqual([0, 1]);
    const singular = parseExpression('det(p1, p2)', PAIR).gradient(Float64Array.of(1, 2, 2, 4));
    expect(singular.map((each) => [...each])).toEqual([[4, -2, -2, 1]]);
  });
});

describe('refused by what and where', () => {
  it.each([
    ['', 'expected a number, a name, ( or [, got the end, at character 1'],
    ['x +', 'expected a number, a name, ( or [, got the end, at character 4'],
    ['(x + y', 'expected the ) of the ( at character 1, got the end, at character 7'],
    ['x + y)', 'expected the end or an operator, got ")", at character 6'],
    ['4(x + 1)', 'expected an operator such as * before "(", at character 2'],
    ['2 x', 'expected an operator such as * before "x", at character 3'],
    [
      'x < y',
      'expected a function with slopes, got the condition <; conditions belong into data.where and data.derive, at character 3',
    ],
    ['x*(not y)', 'got the condition not'],
    ['x and y', 'got the condition and'],
    ['x < y < 1', 'expected two comparisons with and between them, got a second <, at character 7'],
    ['x = y', 'got "="; did you mean ==?, at character 3'],
    ['x > 1 && y > 1', 'got "&"; did you mean and?, at character 7'],
    ['x + `y', 'expected a number, a name or an operator, got a ` without the ` that ends the name, at character 5'],
    ['`sin`(x)', 'expected an operator such as * before "("'],
    ['hypot(x)', 'expected 2 to 64 numbers in hypot(…), got 1'],
    ['x $ y', 'expected a number, a name or an operator, got "$", at character 3'],
    ['x + 😀', 'expected a number, a name or an operator, got "😀", at character 5'],
    ['sin x', 'expected an operator such as * before "x", at character 5'],
    ['1e999', 'expected a finite number, got 1e999, at character 1'],
    ['x + mass', 'unknown name mass; expected one of x, y, x1, x2, p1, pi, at character 5'],
    ['x + yy', 'unknown name yy; expected one of x, y, x1, x2, p1, pi; did you mean y?, at character 5'],
    ['x + sinn(y)', 'did you mean sin?, at character 5'],
    ['sin(x, y)', 'expected 1 number in sin(…), got 2, at character 1'],
    ['atan2(x)', 'expected 2 numbers in atan2(…), got 1, at character 1'],
    ['min(x)', 'expected 2 to 64 numbers in min(…), got 1, at character 1'],
    ['sin(p1)', 'expected a number in sin(…), got a vector, at character 5'],
    ['norm(x)', 'expected a vector in norm(…), such as p1 or [x, y], got a number, at character 6'],
    ['norm()', 'expected a number, a name, ( or [, got ")", at character 6'],
    ['dot(p1, [x, y, x])', 'expected vectors of one length, got 2 and 3, at character 1'],
    ['p1*p1', 'expected a number beside *, got two vectors: use dot or cross, at character 3'],
    ['p1 + 1', 'expected two numbers beside +, got a vector, at character 4'],
    ['1/p1', 'expected two numbers beside /, got a vector, at character 2'],
    ['p1^2', 'expected two numbers beside ^, got a vector, at character 3'],
    ['[p1, x]', 'expected a number in a list, got a vector, at character 2'],
    ['cross([x], [y])', 'expected two vectors of 3 or of 2 entries in cross(…), got 1 and 1, at character 1'],
    ['det(p1)', 'expected as many vectors as entries in det(…), got 1 vector and 2 entries, at character 1'],
    ['x + 1/0', 'expected a finite number, got divide of 1 and 0, at character 6'],
    ['log(-1)', 'expected a finite number, got log of -1, at character 1'],
    ['constructor', 'unknown name constructor'],
    ['toString(x)', 'unknown function toString'],
    ['__proto__', 'unknown name __proto__'],
  ])('%s: %s', (text, message) => {
    expect(refusal(() => parseExpression(text, PLANE))).toContain(message);
  });

  it.each([
    ['parentheses', `${'('.repeat(2000)}x${')'.repeat(2000)}`],
    ['minuses', `${'-'.repeat(4000)}x`],
    ['powers', `${'x^'.repeat(2000)}x`],
    ['calls', `${'sin('.repeat(800)}x${')'.repeat(800)}`],
    ['lists', `${'['.repeat(2000)}x${']'.repeat(2000)}`],
    ['open parentheses', '('.repeat(4096)],
  ])('%s within each other, without end', (_, text) => {
    expect(refusal(() => parseExpression(text, PLANE))).toContain('expected at most 100 expressions within each other');
  });

  it('a text of megabytes', () => {
    expect(refusal(() => parseExpression('x+'.repeat(3_000_000), PLANE))).toContain('at most 4096 characters');
  });

  it('vectors that are too many numbers when they are written out', () => {
    const names = Array.from({ length: 1000 }, (_, at) => `a${String(at)}`);
    const text = Array.from({ length: 100 }, (_, at) => `${String(at)}*p1`).join('+');
    expect(refusal(() => parseExpression(text, { names }))).toContain('expected at most 20000 operations');
  });

  it('but not long sums, products and differences', () => {
    const text = Array<string>(2000).fill('x').join('-');
    const { value, gradient } = parseExpression(text, PLANE);
    expect(value(Float64Array.of(1, 0))).toEqual([-1998]);
    expect(gradient(Float64Array.of(1, 0))[0]?.[0]).toBe(-1998);
  });
});

const OPERATORS: readonly Operator[] = ['+', '-', '*', '/', '^'];
const CONDITIONS: readonly Operator[] = ['<', '<=', '>', '>=', '==', '!=', 'and', 'or'];
const CALLS = ['sin', 'cos', 'exp', 'tanh', 'atan', 'abs', 'sqrt', 'log', 'max', 'asinh', 'log10', 'floor'];

/** Any expression in x1, y1, x2 and y2, of one value. */
function randomSyntax(uniform: RandomStream, depth: number): Syntax {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(uniform() * from.length)] as T;
  const column = 0;
  const below = (): Syntax => randomSyntax(uniform, depth - 1);
  const choice = depth === 0 ? uniform() * 0.4 : uniform();
  if (choice < 0.1) return { node: 'number', value: Math.round(uniform() * 40) / 8, column };
  if (choice < 0.4) return { node: 'name', name: pick(PAIR.names), column };
  if (choice < 0.5) return { node: 'minus', of: below(), column };
  if (choice < 0.55) {
    const list = (): Syntax => ({ node: 'list', entries: [below(), below()], column });
    return { node: 'call', name: 'dot', given: [list(), list()], column };
  }
  if (choice < 0.75) {
    const name = pick(CALLS);
    return { node: 'call', name, given: name === 'max' ? [below(), below()] : [below()], column };
  }
  const sign = pick(OPERATORS);
  const right: Syntax = sign === '^' ? { node: 'number', value: 1 + Math.floor(uniform() * 3), column } : below();
  return { node: 'operator', sign, left: below(), right, column };
}

/** Any expression with conditions in it, of columns some of which are called as nothing else should be. */
function randomCondition(uniform: RandomStream, depth: number): Syntax {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(uniform() * from.length)] as T;
  const column = 0;
  const below = (): Syntax => randomCondition(uniform, depth - 1);
  const choice = depth === 0 ? uniform() * 0.3 : uniform();
  if (choice < 0.1) return { node: 'number', value: Math.round(uniform() * 40) / 8, column };
  if (choice < 0.3) return { node: 'name', name: pick(['x', 'and', 'not', 'or', 'pt [GeV]', '`', '0']), column };
  if (choice < 0.4) return { node: 'not', of: below(), column };
  if (choice < 0.5) return { node: 'minus', of: below(), column };
  if (choice < 0.6) return { node: 'call', name: pick(CALLS), given: [below()], column };
  const sign = pick([...CONDITIONS, ...OPERATORS]);
  return { node: 'operator', sign, left: below(), right: below(), column };
}

function withoutColumns(syntax: Syntax): Syntax {
  const visit = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(visit)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, key === 'column' ? 0 : visit(each)]))
        : value;
  return visit(syntax) as Syntax;
}
