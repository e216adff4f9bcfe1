import type { WriteStream } from 'node:tty';

/** How many colours a stream shows. */
export type ColourDepth = 'none' | '256' | '24-bit';

/** What FORCE_COLOR asks for; every other word but an empty one asks for colours as such. */
const FORCED: Readonly<Record<string, ColourDepth>> = { 0: 'none', false: 'none', 3: '24-bit' };

/**
 * None under NO_COLOR (https://no-color.org), whatever else is said; else what FORCE_COLOR asks for, also of a pipe; else none
 * without a terminal, and what the terminal can show.
 */
export function colourDepth(
  stream: Pick<WriteStream, 'isTTY' | 'getColorDepth'>,
  environment: NodeJS.ProcessEnv,
): ColourDepth {
  if ((environment.NO_COLOR ?? '') !== '') {
    return 'none';
  }
  const forced = environment.FORCE_COLOR ?? '';
  if (forced !== '') {
    return FORCED[forced] ?? '256';
  }
  // Absent on pipes and files, whatever the type says.
  if (!stream.isTTY) {
    return 'none';
  }
  const bits = stream.getColorDepth(environment);
  return bits >= 24 ? '24-bit' : bits >= 8 ? '256' : 'none';
}
