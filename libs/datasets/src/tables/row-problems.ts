import { shortText, type TableDataSpec } from '@liesweep/sweep';
import type { OpenTable } from '@liesweep/table-files';
import { DataFileProblems } from '../data-file-problems.js';
import type { BlockColumns } from './block-columns.js';
import { neededOf, type ColumnPlan } from './plan-columns.js';

/** Numbers that a derived one came from, as a message shows them. */
const MOST_SHOWN = 4;

/** What is wrong with rows of a table, by their places: of many problems the first few. */
export class RowProblems {
  readonly #problems: DataFileProblems;

  /** @param file what errors call it */
  constructor(
    private readonly open: OpenTable,
    private readonly plan: ColumnPlan,
    private readonly data: TableDataSpec,
    file: string,
  ) {
    this.#problems = new DataFileProblems(file);
  }

  /** @throws BadInputError where something is wrong */
  throwAny(): void {
    this.#problems.throwAny();
  }

  /**
   * Whether a row is left out because something is missing in it, where that needs no look at the file: for rows without end.
   *
   * @param taken what `where` says of the row: NaN where it is open
   */
  isMissing(columns: BlockColumns, row: number, taken: number): boolean {
    const { numbers, texts } = columns;
    if (this.data.missing === 'refuse' || !(taken === 1 || Number.isNaN(taken))) return false;
    let isMissing = taken === 1 && this.plan.texts.some((position) => texts.get(position)?.[row] == null);
    for (const position of taken === 1 ? this.plan.inputs : this.plan.whereInputs) {
      const value = numbers[position]?.[row] ?? Number.NaN;
      if (Number.isFinite(value)) continue;
      if (!Number.isNaN(value) || columns.hasOdd) return false;
      isMissing = true;
    }
    return isMissing;
  }

  /**
   * Whether a row may be left out because something is missing in it.
   *
   * @param firstRow of the block
   * @param taken what `where` says of the row: NaN where it is open
   * @throws BadInputError once there are more problems than are shown
   */
  async drops(columns: BlockColumns, firstRow: number, row: number, taken: number): Promise<boolean> {
    const { plan } = this;
    if (!Number.isNaN(taken) && taken !== 1) {
      await this.#addWhere(columns, firstRow, row, `expected a condition, which is 1 or 0, got ${String(taken)}`);
      return false;
    }
    const positions = [
      ...(Number.isNaN(taken) ? plan.whereInputs : plan.inputs).filter(
        (position) => !Number.isFinite(columns.numbers[position]?.[row]),
      ),
      ...(Number.isNaN(taken) ? [] : plan.texts.filter((position) => columns.texts.get(position)?.[row] == null)),
    ];
    if (positions.length === 0) {
      await this.#addDerived(columns, firstRow, row, Number.isNaN(taken));
      return false;
    }
    let isMissing = true;
    for (const position of positions) {
      isMissing = (await this.#isDropped(columns, firstRow + row, row, position)) && isMissing;
    }
    return isMissing;
  }

  /**
   * Says what is wrong with a cell.
   *
   * @param row from 0, over all files
   * @throws BadInputError once there are more problems than are shown
   */
  async addAt(row: number, position: number, message: string): Promise<void> {
    const { place } = await this.open.cell(row, position);
    this.#problems.add(`${place}: ${message}`);
  }

  /** Says that a column which is computed from whole numbers has none itself. */
  async addOverflow(row: number, position: number, name: string, value: number): Promise<void> {
    this.#problems.add(`${await this.#placeOf(row, position)}: ${shortText(name)} is ${String(value)}`);
  }

  /** Whether a cell is missing and its row may be dropped; anything else is said. */
  async #isDropped({ numbers }: BlockColumns, row: number, at: number, position: number): Promise<boolean> {
    const isInfinite = Math.abs(numbers[position]?.[at] ?? Number.NaN) === Infinity;
    const { place, text, isMissing, advice } = await this.open.cell(row, position);
    if (isMissing && !isInfinite) {
      if (this.data.missing === 'drop') return true;
      const shown = text === null || text.trim() === '' ? '' : ` (${shortText(text)})`;
      this.#problems.add(`${place}: missing value${shown}; missing: drop leaves such rows out`);
      return false;
    }
    const isNumber = isInfinite || text === null;
    const got = isNumber ? shortText(text ?? 'none') : JSON.stringify(shortText(text));
    this.#problems.add(
      `${place}: expected a ${isNumber ? 'finite number' : 'number'}, got ${got}${advice === undefined ? '' : `: ${advice}`}`,
    );
    return false;
  }

  /** Names the first derived column, in the order in which they are computed, that is no finite number though its inputs are. */
  async #addDerived(columns: BlockColumns, firstRow: number, row: number, isOfWhere: boolean): Promise<void> {
    const { derived, where, features, labels } = this.plan;
    const asked = isOfWhere ? (where?.uses ?? []) : [...features, ...labels].flatMap(({ parts }) => parts);
    const found = neededOf(derived, asked).find(({ position }) => !Number.isFinite(columns.numbers[position]?.[row]));
    if (found === undefined) {
      await this.#addWhere(columns, firstRow, row, 'is neither true nor false');
      return;
    }
    const { name, text, position, expression } = found;
    const value = String(columns.numbers[position]?.[row]);
    const place = await this.#placeOf(firstRow + row, expression.uses[0]);
    const inputs = this.#shownInputs(columns, row, expression.uses);
    this.#problems.add(`${place}: derived column ${shortText(name)} = ${shortText(text)} is ${value}${inputs}`);
  }

  async #addWhere(columns: BlockColumns, firstRow: number, row: number, message: string): Promise<void> {
    const uses = this.plan.where?.uses ?? [];
    const place = await this.#placeOf(firstRow + row, uses[0]);
    const inputs = this.#shownInputs(columns, row, uses);
    this.#problems.add(`${place}: where ${shortText(this.data.where ?? '')}: ${message}${inputs}`);
  }

  /** Where a row is, in the words of the format, which names places by their columns as well. */
  async #placeOf(row: number, position: number | undefined): Promise<string> {
    const isOwn = position !== undefined && position < this.plan.width;
    const { place } = await this.open.cell(row, isOwn ? position : (this.plan.wanted[0]?.position ?? 0));
    return place.replace(/, column .*$/su, '');
  }

  #shownInputs({ numbers }: BlockColumns, row: number, uses: readonly number[]): string {
    const shown = uses
      .slice(0, MOST_SHOWN)
      .map((position) => `${shortText(this.plan.names[position] ?? '')} = ${String(numbers[position]?.[row])}`);
    return shown.length === 0 ? '' : ` (${shown.join(', ')}${uses.length > MOST_SHOWN ? ', …' : ''})`;
  }
}
