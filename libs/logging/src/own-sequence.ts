import { randomInt } from 'node:crypto';
import { safeText } from './safe-text.js';

const START = '\u001b[';

/** What no text from outside can know: 32 digits, drawn anew by each process. Terminals know no such parameters. */
const SECRET = Array.from({ length: 8 }, () => String(randomInt(1000, 10_000))).join(';');

const OWN_START = `${START}${SECRET};`;

/** Around a control code that is passed on as it is. */
const OWN_CONTROL = `\u001b_${SECRET};`;
const OWN_CONTROL_END = `;${SECRET}\u001b\\`;

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

/**
 * Anything else of this program's own that steers a terminal, such as a bell or a link, that the guard lets through as it is.
 *
 * @param code in which whatever comes from outside is encoded
 */
export function ownControl(code: string): string {
  return `${OWN_CONTROL}${code}${OWN_CONTROL_END}`;
}

/** Text with nothing that steers a terminal but this program's own sequences, as the terminal takes them. */
export function guardedText(text: string): string {
  const [first = '', ...rest] = text.split(OWN_CONTROL);
  return [
    guardedSequences(first),
    ...rest.map((piece) => {
      const end = piece.indexOf(OWN_CONTROL_END);
      return end === -1
        ? guardedSequences(piece)
        : `${piece.slice(0, end)}${guardedSequences(piece.slice(end + OWN_CONTROL_END.length))}`;
    }),
  ].join('');
}

function guardedSequences(text: string): string {
  return text
    .split(OWN_START)
    .map((piece) => safeText(piece))
    .join(START);
}
