/** A place in space. */
export type Place = readonly [x: number, y: number, z: number];

/** Which of the page’s colours something has. */
export type SpaceColour = 'accent' | 'warn' | 'muted' | 'outline' | 'line';

/** What is drawn in space; all of it lies about the origin, within a ball of radius 1 or little more. */
export interface SpaceScene {
  /** Names at the ends of the three axes; empty where they mean nothing. */
  readonly axes: readonly string[];
  readonly lines: readonly {
    readonly through: readonly Place[];
    readonly colour: SpaceColour;
    readonly width: number;
  }[];
  readonly arrows: readonly { readonly to: Place; readonly colour: SpaceColour; readonly isStrong: boolean }[];
}

/** A place in space from as many numbers as there are; missing ones are 0. */
export function placeOf([x = 0, y = 0, z = 0]: readonly number[], scale = 1): Place {
  return [x * scale, y * scale, z * scale];
}
