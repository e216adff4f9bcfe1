/** Markup that is safe to put into a page as it is. */
export class Html {
  constructor(readonly markup: string) {}
}

/** What can stand in a template: markup, text to be escaped, lists of both; null leaves nothing. */
export type HtmlPart = Html | string | number | null | readonly HtmlPart[];

/**
 * Markup from a template; every string and number in it is escaped, for text and for quoted attributes alike.
 *
 * @throws Error when a part stands in an attribute without quotes, where no escaping is safe
 */
export function fragment(template: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  if (template.slice(0, -1).some((text) => text.endsWith('=')))
    throw new Error('a part stands in an attribute without quotes');
  return new Html(template.map((text, index) => text + write(parts[index] ?? null)).join(''));
}

/** Declares text to be markup. Only for text that this program made, such as an SVG. */
export function markup(text: string): Html {
  return new Html(text);
}

/** A sentence in which `N_g` is set with a lowered g, and a number stays with its %; everything else is escaped. */
export function prose(sentence: string): Html {
  return fragment`${sentence
    .replace(/(\d) %/g, '$1\u00a0%')
    .split('N_g')
    .map((text, index) => (index === 0 ? text : fragment`N<sub>g</sub>${text}`))}`;
}

function write(part: HtmlPart): string {
  if (part === null) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'object') return part.map(write).join('');
  return escapeText(String(part));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters that HTML forbids, and marks that would turn the rest of a sentence around, become the replacement character. */
function escapeText(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replace(/(?![\t\n\r])\p{Cc}|\p{Bidi_Control}|\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd');
}
