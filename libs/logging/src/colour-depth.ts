import type { WriteStream } from 'node:tty';

/** How many colours a stream shows. */
export type ColourDepth = 'none' | '256' | '24-bit';

/** No colour without a terminal or under NO_COLOR; else what the terminal can show. */
export function colourDepth(
  stream: Pick<WriteStream, 'isTTY' | 'getColorDepth'>,
  environment: NodeJS.ProcessEnv,
): ColourDepth {
  // Absent on pipes and files, whatever the type says.
  if (!stream.isTTY || (environment.NO_COLOR ?? '') !== '') {
    return 'none';
  }
  const bits = stream.getColorDepth(environment);
  return bits >= 24 ? '24-bit' : bits >= 8 ? '256' : 'none';
}
