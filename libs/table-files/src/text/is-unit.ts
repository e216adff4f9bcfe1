const PREFIX = '(?:da|[YZEPTGMkhdcmµμunpfaz])?';
const SYMBOL =
  '(?:mol|rad|sr|Hz|Pa|Wb|eV|bar|cd|lx|lm|Bq|Gy|Sv|min|yr|pc|ly|deg|°C|°F|°|Å|m|s|g|A|K|N|J|W|C|V|F|T|H|b|B|c|h|d|a|l|L|Ω|u|S|px|%|dB)';
const FACTOR = `(?:${PREFIX}${SYMBOL}(?:\\^?[-+]?\\d+|\\*\\*[-+]?\\d+|[⁻²³¹]+)?|1)`;
const UNIT = new RegExp(`^${FACTOR}(?:\\s*[*/·.\\s]\\s*${FACTOR})*$`, 'u');
const IN_BRACKETS = /^[[({].*[\])}]$/u;
/** What people write where there is no unit. */
const NO_UNIT = /^(?:-|–|—|1|a\.?\s?u\.?|arb\.?|dimensionless|none|unitless)$/i;

/** Whether a text is a unit of measurement, such as `GeV`, `m/s^2` or `[mm]`. */
export function isUnit(text: string): boolean {
  return IN_BRACKETS.test(text) || NO_UNIT.test(text) || UNIT.test(text);
}

/** The unit at the end of a name, as in `pt [GeV]`, `y (m)` and `z / m`. */
export function unitInName(name: string): string | undefined {
  const [, inSquare] = /\s*\[([^[\]]+)\]$/.exec(name) ?? [];
  const [, inRound, behindStroke] = /(?:\s\(([^()]+)\)|\s\/\s(.+))$/.exec(name) ?? [];
  const other = inRound ?? behindStroke;
  return inSquare ?? (other !== undefined && isUnit(other) ? other : undefined);
}
