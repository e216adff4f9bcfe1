// eslint-disable-next-line no-control-regex -- the escape character is what colours begin with
const COLOURS = /\u001b\[[0-9;]*m/g;

/**
 * What a program wrote, without its colours.
 *
 * @param {string} text
 */
export function plainText(text) {
  return text.replace(COLOURS, '');
}
