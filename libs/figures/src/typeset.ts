/** Symbols that Unicode cannot lower or raise: `N_g`, `𝕁_a` … `𝕁_c`, and `f_ab^c` with its raised index. */
const SYMBOL = /(N|𝕁|f)_(g|ab|[abc])(?:\^([a-c]))?/gu;
const TEXT_CONTENT = />([^<>]+)<\/text>/g;
const SMALL = 0.75;
const LOWERED = 0.25;
const RAISED = -0.4;

/** Sets the field's symbols inside the texts of an SVG with lowered and raised indices; all other text stays as it is. */
export function typesetSymbols(svg: string): string {
  return svg.replace(TEXT_CONTENT, (_, content: string) => `>${typeset(content)}</text>`);
}

/** Each shift of the baseline is relative to the one before, so the distance from the baseline is carried along. */
function typeset(content: string): string {
  let output = '';
  let shift = 0;
  let end = 0;
  const write = (text: string, target: number, size: number): void => {
    if (text === '') return;
    output += target === shift && size === 1 ? text : shifted(text, target - shift, size);
    shift = target;
  };
  for (const match of content.matchAll(SYMBOL)) {
    const [symbol, letter = '', lower = '', upper = ''] = match;
    write(content.slice(end, match.index) + letter, 0, 1);
    write(lower, LOWERED, SMALL);
    write(upper, RAISED, SMALL);
    end = match.index + symbol.length;
  }
  write(content.slice(end), 0, 1);
  return output;
}

/** `dy` is measured in the tspan's own, possibly smaller, letters. */
function shifted(text: string, shift: number, size: number): string {
  const dy = String(Number((shift / size).toFixed(3)));
  return `<tspan dy="${dy}em"${size === 1 ? '' : ` font-size="${String(size)}em"`}>${text}</tspan>`;
}
