import { relativeLuminance } from '@liesweep/figures/palettes';

/** Above this relative luminance black reads better than white; either has a contrast of 4.5 at least, whatever the colour. */
const MIDDLE = Math.sqrt(1.05 * 0.05) - 0.05;

/** Black or white, whichever reads better on a colour with channels 0 to 255. */
export function inkOn(colour: readonly [red: number, green: number, blue: number]): string {
  return relativeLuminance(colour) > MIDDLE ? '#000000' : '#ffffff';
}
