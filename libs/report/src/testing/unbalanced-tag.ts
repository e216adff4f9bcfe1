const VOID = new Set(['meta', 'br', 'hr', 'img', 'link', 'input']);
const TAG = /<!--.*?-->|<!doctype html>|<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*(\/?)>/gsy;
const TEXT = /[^<>]+/y;
const STYLE = /(<style>)[^<]*(<\/style>)/;

/** The place of the first markup that is not well-formed, with some of what follows; undefined when all tags balance. */
export function unbalancedTag(page: string): string | undefined {
  const markup = page.replace(STYLE, '$1$2');
  const open: string[] = [];
  let place = 0;
  while (place < markup.length) {
    TEXT.lastIndex = place;
    TAG.lastIndex = place;
    const text = TEXT.exec(markup)?.[0];
    const tag = text === undefined ? TAG.exec(markup) : null;
    if (text === undefined && tag === null) return markup.slice(place, place + 80);
    if (tag !== null) {
      const [, isClosing, name = '', , isEmpty] = tag;
      if (isClosing === '/' && open.pop() !== name) return markup.slice(place, place + 80);
      if (isClosing === '' && isEmpty === '' && !VOID.has(name)) open.push(name);
    }
    place += text?.length ?? tag?.[0].length ?? 1;
  }
  return open.length === 0 ? undefined : `never closed: ${open.join(' ')}`;
}
