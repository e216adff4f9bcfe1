import type { RowSource } from '@liesweep/sweep';
import { featureRows, type Table } from './table.js';
import { roundToTenDigits, type TenDigits } from './ten-digits.js';

/** The rows of a table in groups of the same features to ten digits. */
export interface Copies {
  /** Groups: rows that differ. */
  readonly length: number;
  /** The first row of the file that each row is a copy of, itself where there is none before it: [rows]. */
  readonly firstOf: Int32Array;
}

/** At most this share of the table below is filled, so that rows find their place after few others. */
const LARGEST_FILL = 0.75;

const HIGH_PART = 2 ** 32;

/** Finds the copies among the rows of a table. Their hashes are compared first; whole rows only where these agree. */
export function copiesOf(table: Pick<Table, 'rowCount' | 'features' | 'rows'>): Copies {
  const rows = featureRows(table);
  const hashes = hashesOf(rows);
  const areCopies = comparison(rows);
  const places = placesFor(rows.rowCount);
  const mask = places.length - 1;
  const firstOf = new Int32Array(rows.rowCount);
  let length = 0;
  for (let row = 0; row < firstOf.length; row += 1) {
    const hash = hashes[row] ?? 0;
    let place = hash & mask;
    let first = (places[place] ?? 0) - 1;
    while (first >= 0 && !(hashes[first] === hash && areCopies(first, row))) {
      place = (place + 1) & mask;
      first = (places[place] ?? 0) - 1;
    }
    if (first < 0) {
      places[place] = row + 1;
      length += 1;
    }
    firstOf[row] = first < 0 ? row : first;
  }
  return { length, firstOf };
}

/** A hash table of so many rows, each by its number from 1; 0 where there is none. */
function placesFor(rowCount: number): Int32Array {
  return new Int32Array(2 ** Math.ceil(Math.log2(Math.max(1, rowCount) / LARGEST_FILL)));
}

/** A number of 32 bits for every row, the same for copies. */
function hashesOf(rows: RowSource): Int32Array {
  const hashes = new Int32Array(rows.rowCount);
  const rounded: TenDigits = { digits: 0, exponent: 0 };
  let row = 0;
  for (const block of rows.blocks()) {
    for (let from = 0; from < block.length; from += rows.width) {
      let hash = 0;
      for (let at = from; at < from + rows.width; at += 1) {
        roundToTenDigits(block[at] ?? NaN, rounded);
        const { digits, exponent } = rounded;
        // The high part of ten digits has two bits and a sign.
        const high = Math.trunc(digits / HIGH_PART);
        hash = mixed(hash ^ (digits - high * HIGH_PART));
        hash = mixed(hash ^ (high * 1024 + exponent));
      }
      hashes[row] = hash;
      row += 1;
    }
  }
  return hashes;
}

/** Spreads the bits of a number of 32 (the finaliser of MurmurHash 3). */
function mixed(value: number): number {
  let hash = value + 0x9e3779b9;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function comparison(rows: RowSource): (a: number, b: number) => boolean {
  const [one, other] = [new Float64Array(rows.width), new Float64Array(rows.width)];
  const left: TenDigits = { digits: 0, exponent: 0 };
  const right: TenDigits = { digits: 0, exponent: 0 };
  return (a, b) => {
    rows.readRow(a, one);
    rows.readRow(b, other);
    return one.every((entry, at) => {
      const value = other[at] ?? NaN;
      if (entry === value) return true;
      roundToTenDigits(entry, left);
      roundToTenDigits(value, right);
      return left.digits === right.digits && left.exponent === right.exponent;
    });
  };
}
