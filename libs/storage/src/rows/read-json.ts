import { DamagedRowError, type RowPlace } from './damaged-row-error.js';

/**
 * The value of a JSON column, whatever it is.
 *
 * @throws DamagedRowError when the text is no JSON
 */
export function readJson(column: string, text: string, place: RowPlace): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DamagedRowError(place, `${column} is no JSON`, { cause: error });
  }
}
