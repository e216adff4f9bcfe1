import { countOf } from '../count-of.js';
import { quoteText } from '../quote-text.js';
import { RefusedFileError } from '../refused-file-error.js';
import type { TextDialect } from '../table-source.js';
import { parseNumber } from './parse-number.js';
import { splitRecords, type TextRecord } from './split-records.js';

/** A way to take the records of a text apart, and what comes of it. */
export interface Separation {
  readonly separator: string;
  readonly decimal: '.' | ',';
  readonly records: readonly TextRecord[];
  /** Cells of most records. */
  readonly width: number;
  /** The first record of that width. */
  readonly start: number;
}

interface JudgedSeparation extends Separation {
  readonly isRegular: boolean;
  /** Share of cells below the first row that are numbers. */
  readonly numberShare: number;
}

/** In the order in which they are preferred where they do equally well. */
const SEPARATORS = [',', ';', '\t', '|', ' '] as const;
const DECIMALS = ['.', ','] as const;

/** So many of the records have one width where the separator is right. */
const REGULAR_SHARE = 0.9;

/** Digits after a comma that may as well separate thousands. */
const THOUSANDS = /^[+-]?[1-9]\d{0,2},\d{3}$/;

/** As bytes are looked at, not characters. */
const ONE_ASCII = /^[\t -~]$/;

/** What messages call separators. */
export function separatorName(separator: string): string {
  return separator === '\t' ? 'tab' : separator === ' ' ? 'blank' : `\`${separator}\``;
}

/**
 * The separator and decimal sign with which most cells are numbers and all rows equally long.
 *
 * @throws RefusedFileError where two of them do equally well, or a comma may be either sign
 */
export function findSeparator(
  text: string,
  given: TextDialect,
  { quote, comment }: { readonly quote: string; readonly comment: string },
): Separation {
  if (given.separator !== undefined && !ONE_ASCII.test(given.separator)) {
    throw new RefusedFileError([
      `dialect: { separator: ${quoteText(given.separator)} } is not read; expected one character of ASCII, such as ";" or "\\t"`,
    ]);
  }
  const separators = given.separator === undefined ? SEPARATORS : [given.separator];
  const decimals = given.decimal === undefined ? DECIMALS : [given.decimal];
  const judged = separators.flatMap((separator) => {
    const records = splitRecords(text, { separator, quote: quote as '"', comment });
    return decimals.map((decimal) => judge(separator, decimal, records));
  });
  const wide = judged.filter(({ width }) => width > 1);
  const candidates = wide.length > 0 ? wide : judged;
  const best = candidates.reduce((first, second) => (isBetter(second, first) ? second : first));
  const rival = candidates.find(
    (other) =>
      other.separator !== best.separator && best.numberShare > 0 && !isBetter(best, other) && !isSame(best, other),
  );
  if (rival !== undefined) {
    const [first, second] = [best, rival].map(
      ({ separator, width }) => `${separatorName(separator)} (${countOf(width, 'column')})`,
    );
    throw new RefusedFileError([
      `it may be separated by ${first ?? ''} or by ${second ?? ''}; set dialect: { separator: … } to say which`,
    ]);
  }
  if (given.decimal === undefined) checkThousands(best);
  return best;
}

function judge(separator: string, decimal: '.' | ',', records: readonly TextRecord[]): JudgedSeparation {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [width] = [...counts].reduce(
    (most, each) => (each[1] > most[1] || (each[1] === most[1] && each[0] > most[0]) ? each : most),
    [0, 0],
  );
  const start = Math.max(
    0,
    records.findIndex(({ cells }) => cells.length === width),
  );
  const table = records.slice(start);
  const cells = (table.length > 1 ? table.slice(1) : table)
    .flatMap((record) => record.cells)
    .filter((cell) => cell !== '');
  const numbers = cells.filter((cell) => !Number.isNaN(parseNumber(cell, decimal)));
  return {
    ...{ separator, decimal, records, width, start },
    isRegular: table.filter((record) => record.cells.length === width).length >= REGULAR_SHARE * table.length,
    numberShare: cells.length === 0 ? 0 : numbers.length / cells.length,
  };
}

function isBetter(first: JudgedSeparation, second: JudgedSeparation): boolean {
  if (first.isRegular !== second.isRegular) return first.isRegular;
  return first.numberShare > second.numberShare;
}

/** Whether both give the same cells, as a tab and a run of blanks may. */
function isSame(first: Separation, second: Separation): boolean {
  return (
    first.width === second.width && first.records.at(-1)?.cells.join('\n') === second.records.at(-1)?.cells.join('\n')
  );
}

function checkThousands({ decimal, records, start }: Separation): void {
  if (decimal !== ',') return;
  const cells = records
    .slice(start)
    .flatMap((record) => record.cells)
    .filter((cell) => /^[^,]*\d,\d[^,]*$/.test(cell));
  const [first = ''] = cells;
  if (cells.length === 0 || !cells.every((cell) => THOUSANDS.test(cell))) return;
  const [thousands, fraction] = [first.replace(',', ''), first.replace(',', '.')];
  throw new RefusedFileError([
    `${first} may be ${thousands} or ${fraction}; set dialect: { decimal: "," } where it is ${fraction}, or write the numbers without separators of thousands`,
  ]);
}
