import { randomInt } from 'node:crypto';
import { safeText } from './safe-text.js';

const START = '\u001b[';

/** What no text from outside can know: 32 digits, drawn anew by each process. Terminals know no such parameters. */
const SECRET = Array.from({ length: 8 }, () => String(randomInt(1000, 10_000))).join(';');

const OWN_START = `${START}${SECRET};`;

/**
 * A control sequence of this program's own, such as `32m` for green, that the guard of an output lets through.
 *
 * @param code parameters and the letter that ends them
 */
export function ownSequence(code: string): string {
  return `${OWN_START}${code}`;
}

/** Declares the control sequences in a text to be this program's own. Only for text that was safe before they came in. */
export function ownSequencesOf(text: string): string {
  return text.replaceAll(START, OWN_START);
}

/** Text with nothing that steers a terminal but this program's own sequences, as the terminal takes them. */
export function guardedText(text: string): string {
  return text
    .split(OWN_START)
    .map((piece) => safeText(piece))
    .join(START);
}
