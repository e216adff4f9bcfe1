/** Tells which texts are of a pattern, in which `*` stands for any characters, none included. */
export function matchPattern(pattern: string): (text: string) => boolean {
  const [beginning = '', ...others] = pattern.split('*');
  const ending = others.pop();
  if (ending === undefined) return (text) => text === pattern;
  return (text) => {
    if (!text.startsWith(beginning)) return false;
    // Each part where it comes first leaves the most to those behind it.
    let at = beginning.length;
    for (const part of others) {
      const found = text.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return text.length - ending.length >= at && text.endsWith(ending);
  };
}
