import { ownSequence, type ColourDepth } from '@liesweep/logging/terminal';

/** Red, green, blue, 0 to 255. */
type Rgb = readonly [red: number, green: number, blue: number];

/** Dark where the loss vanishes, bright where it does not: five points of the viridis scale. */
const SCALE: readonly Rgb[] = [
  [68, 1, 84],
  [59, 82, 139],
  [33, 145, 140],
  [94, 201, 98],
  [253, 231, 37],
];

/** log₁₀ of the loss at both ends of the scale. */
const DARKEST = -12;
const BRIGHTEST = 1;

/** log₁₀ of the losses at both ends of the scale. */
export const LOSS_SCALE_ENDS = [DARKEST, BRIGHTEST] as const;

/** Relative luminance above which black text reads better than white. */
const BRIGHT_LUMINANCE = 0.5;

/** The text on a background whose colour is the logarithm of a loss; the text alone without colours. */
export function onLossColour(text: string, logLoss: number, depth: ColourDepth): string {
  if (depth === 'none') {
    return text;
  }
  const rgb = lossColour(logLoss);
  const background = depth === '24-bit' ? `48;2;${rgb.join(';')}` : `48;5;${String(paletteIndex(rgb))}`;
  const foreground =
    depth === '24-bit' ? `38;2;${textColour(rgb).join(';')}` : `38;5;${String(paletteIndex(textColour(rgb)))}`;
  return `${ownSequence(`${background};${foreground}m`)}${text}${ownSequence('0m')}`;
}

/** The colour of a loss, interpolated between the points of the scale. */
function lossColour(logLoss: number): Rgb {
  const share = Math.min(1, Math.max(0, (logLoss - DARKEST) / (BRIGHTEST - DARKEST)));
  const position = share * (SCALE.length - 1);
  const index = Math.min(Math.floor(position), SCALE.length - 2);
  const low = SCALE[index] ?? ([0, 0, 0] as const);
  const high = SCALE[index + 1] ?? low;
  const mix = (a: number, b: number): number => Math.round(a + (b - a) * (position - index));
  return [mix(low[0], high[0]), mix(low[1], high[1]), mix(low[2], high[2])];
}

function textColour([red, green, blue]: Rgb): Rgb {
  const luminance = (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
  return luminance > BRIGHT_LUMINANCE ? [0, 0, 0] : [255, 255, 255];
}

/** The nearest colour of the 6×6×6 cube of the 256-colour palette. */
function paletteIndex([red, green, blue]: Rgb): number {
  const level = (value: number): number => Math.round((value / 255) * 5);
  return 16 + 36 * level(red) + 6 * level(green) + level(blue);
}
