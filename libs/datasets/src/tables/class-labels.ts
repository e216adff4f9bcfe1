import { MOST_CLASSES, shortText } from '@liesweep/sweep';
import { parseNumber } from '../parse-number.js';

/** A text, and the row of the file that has it, from 0. */
interface SeenText {
  readonly text: string;
  readonly row: number;
}

/** Labels that are texts, as classes: from 0, in the order of the texts. */
export class ClassLabels {
  readonly #numbers = new Map<string, number>();
  #firstNumber: SeenText | undefined;
  #firstOther: SeenText | undefined;

  /**
   * A number for the text, the same for the same.
   *
   * @throws RangeError with the reason where there are more texts than classes
   */
  add(text: string, row: number): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    if (typeof parseNumber(text) === 'number') this.#firstNumber ??= { text, row };
    else this.#firstOther ??= { text, row };
    if (this.#numbers.size >= MOST_CLASSES) {
      const most = String(MOST_CLASSES);
      throw new RangeError(
        `expected classes or numbers, got more than ${most} different texts, such as ${quoted(text)}`,
      );
    }
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  /** What is wrong with these texts, where there are numbers among them, and the row where that is. */
  get problem(): { readonly row: number; readonly message: string } | undefined {
    const [number, other] = [this.#firstNumber, this.#firstOther];
    if (number === undefined) return undefined;
    if (other === undefined) {
      return {
        row: number.row,
        message: `expected classes or numbers, got numbers that are saved as texts, such as ${quoted(number.text)}: save them as numbers`,
      };
    }
    return {
      row: other.row,
      message: `expected a number, as ${quoted(number.text)} in another row, got ${quoted(other.text)}`,
    };
  }

  /** The texts, class by class. */
  get texts(): readonly string[] {
    return [...this.#numbers.keys()].toSorted();
  }

  /** The class of every number that `add` gave. */
  get classes(): Float64Array {
    const { texts } = this;
    return Float64Array.from(this.#numbers.keys(), (text) => texts.indexOf(text));
  }
}

function quoted(text: string): string {
  return JSON.stringify(shortText(text));
}
