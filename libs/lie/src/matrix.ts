/**
 * A real matrix in float64, row-major: entry (i, j) is `data[i * columns + j]`.
 *
 * A generator is a square matrix [n, n], and vec(𝒲) is its `data`. Rows of constraints are one matrix [rows, p] with one
 * row vec(∇φ(x_i) ⊗ x_i) per sample and label, entry i·n + j being ∂φ/∂x_i · x_j, so that dφ(x)·𝒲x = r · vec(𝒲).
 */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

/**
 * Builds a matrix from numbers in row-major order; without them it is zero.
 *
 * @throws RangeError when there are not rows · columns numbers
 */
export function matrixOf(rows: number, columns: number, numbers?: ArrayLike<number>): Matrix {
  if (numbers !== undefined && numbers.length !== rows * columns) {
    throw new RangeError(
      `matrix [${String(rows)},${String(columns)}]: expected ${String(rows * columns)} numbers, got ${String(numbers.length)}`,
    );
  }
  return {
    rows,
    columns,
    data: numbers === undefined ? new Float64Array(rows * columns) : Float64Array.from(numbers),
  };
}

/** The entry (i, j); NaN outside the matrix, so that a wrong index never passes for a number. */
export function entryOf(matrix: Matrix, row: number, column: number): number {
  return matrix.data[row * matrix.columns + column] ?? NaN;
}

/** Every entry is a finite number. */
export function isFiniteMatrix({ data }: Matrix): boolean {
  return data.every(Number.isFinite);
}

/** The matrix times a number. */
export function scale(matrix: Matrix, factor: number): Matrix {
  return { ...matrix, data: matrix.data.map((entry) => entry * factor) };
}

/**
 * The matrix product A·B: [r, k] · [k, c] → [r, c].
 *
 * @throws RangeError when the inner sizes differ
 */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.columns !== b.rows) {
    throw new RangeError(`product: expected ${String(a.columns)} rows on the right, got ${String(b.rows)}`);
  }
  const [inner, columns] = [a.columns, b.columns];
  const data = new Float64Array(a.rows * columns);
  for (let i = 0; i < a.rows; i++) {
    const row = data.subarray(i * columns, (i + 1) * columns);
    const factors = a.data.subarray(i * inner, (i + 1) * inner);
    let k = 0;
    for (; columns >= NARROW && k + 3 < inner; k += 4) {
      addFourRows(row, factors, k, b.data);
    }
    for (; k < inner; k++) {
      const factor = factors[k] ?? NaN;
      const start = k * columns;
      for (let j = 0; j < columns; j++) {
        row[j] = (row[j] ?? NaN) + factor * (b.data[start + j] ?? NaN);
      }
    }
  }
  return { rows: a.rows, columns, data };
}

/** Products with fewer columns are not worth a call for every four rows. */
const NARROW = 8;

/** row += Σ factors[k] · row k of b, over k, …, k + 3 in this order: the row is then read and written a quarter as often. */
function addFourRows(row: Float64Array, factors: Float64Array, k: number, b: Float64Array): void {
  const columns = row.length;
  const f0 = factors[k] ?? NaN;
  const f1 = factors[k + 1] ?? NaN;
  const f2 = factors[k + 2] ?? NaN;
  const f3 = factors[k + 3] ?? NaN;
  const start = k * columns;
  for (let j = 0; j < columns; j++) {
    let sum = (row[j] ?? NaN) + f0 * (b[start + j] ?? NaN);
    sum += f1 * (b[start + columns + j] ?? NaN);
    sum += f2 * (b[start + 2 * columns + j] ?? NaN);
    row[j] = sum + f3 * (b[start + 3 * columns + j] ?? NaN);
  }
}

/** The transpose: [r, c] → [c, r]. */
export function transpose(matrix: Matrix): Matrix {
  const { rows, columns } = matrix;
  const transposed = matrixOf(columns, rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      transposed.data[j * rows + i] = entryOf(matrix, i, j);
    }
  }
  return transposed;
}

/**
 * The matrices as the rows of one matrix: N of shape [n, n] → [N, n·n].
 *
 * @throws RangeError when the matrices differ in shape
 */
export function stackAsRows(matrices: readonly Matrix[]): Matrix {
  const [first] = matrices;
  const columns = first === undefined ? 0 : first.rows * first.columns;
  const data = new Float64Array(matrices.length * columns);
  matrices.forEach((matrix, index) => {
    if (matrix.rows !== first?.rows || matrix.columns !== first.columns) {
      throw new RangeError('generators: expected matrices of one shape');
    }
    data.set(matrix.data, index * columns);
  });
  return { rows: matrices.length, columns, data };
}
