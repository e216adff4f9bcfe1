import type { WriteStream } from 'node:tty';

/** How many colours a stream shows. */
export type ColourDepth = 'none' | '256' | '24-bit';

/** What FORCE_COLOR asks for; every other word but an empty one asks for colours as such. */
const FORCED: Readonly<Record<string, ColourDepth>> = { 0: 'none', false: 'none', 3: '24-bit' };

/**
 * What FORCE_COLOR asks for, also of a pipe; else no colour without a terminal or under NO_COLOR; else what the terminal can
 * show.
 */
export function colourDepth(
  stream: Pick<WriteStream, 'isTTY' | 'getColorDepth'>,
  environment: NodeJS.ProcessEnv,
): ColourDepth {
  const forced = environment.FORCE_COLOR ?? '';
  if (forced !== '') {
    return FORCED[forced] ?? '256';
  }
  // Absent on pipes and files, whatever the type says.
  if (!stream.isTTY || (environment.NO_COLOR ?? '') !== '') {
    return 'none';
  }
  const bits = stream.getColorDepth(environment);
  return bits >= 24 ? '24-bit' : bits >= 8 ? '256' : 'none';
}
