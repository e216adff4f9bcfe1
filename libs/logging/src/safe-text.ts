/**
 * What steers a terminal, an editor or a log viewer instead of being shown: control characters but for a line feed and a tab
 * (ESC, the C1 controls and a carriage return among them), marks that reorder text, and separators that begin a line.
 */
const STEERING = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/**
 * Text that shows what it holds and does nothing else: each character that would steer the reader's terminal is written as
 * `\u001b`.
 *
 * JSON stays JSON of the same value, because these characters stand nowhere but in strings, where they may be written so.
 */
export function safeText(text: string): string {
  return text.replace(STEERING, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
