/** Tells which texts are of a pattern, in which `*` stands for any characters, none included. */
export function matchPattern(pattern: string): (text: string) => boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  const expression = new RegExp(`^${parts.join('.*')}$`, 'su');
  return (text) => expression.test(text);
}
