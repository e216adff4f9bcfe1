import { LAYOUT_WIDTH, type FigureLayout } from './layout.js';
import { powerOfTen } from './notation.js';
import { INK, colourAt } from './palettes.js';
import type { SheetLegend } from './panel-sheet.js';
import { coordinate, svgText } from './svg-document.js';

/** Colours of a change, from rounding (dark blue) over a hint (green) to all of it (red), deep enough for thin lines. */
const CHANGES = ['#0b1d51', '#16407f', '#1f6a9c', '#2f93a8', '#7f9a3a', '#d0822f', '#c9352f'] as const;
/** log₁₀ of the changes at both ends. */
const DECADES = { from: -16, to: 0 } as const;
const LEGEND = { width: 256, bar: 9, height: 58, steps: 48, letter: 6.4 } as const;

/** The colour of a relative change, logarithmic from 1e-16 to 1; grey where it is not finite. */
export function changeColour(change: number): string {
  if (!Number.isFinite(change)) return '#b6bcc6';
  const decade = Math.log10(Math.max(change, 10 ** DECADES.from));
  // in steps of half a decade, so that lines fall into few pieces
  const rounded = Math.round(2 * decade) / 2;
  return rgb((rounded - DECADES.from) / (DECADES.to - DECADES.from));
}

/** The colour bar of changes, with its title. */
export function changeLegend(title: string, layout: FigureLayout): SheetLegend {
  const width = Math.min(LEGEND.width, LAYOUT_WIDTH[layout] - 70);
  return {
    width: Math.max(width + 10, title.length * LEGEND.letter),
    height: LEGEND.height,
    draw: (left, top) => {
      const step = width / LEGEND.steps;
      const bars = Array.from(
        { length: LEGEND.steps },
        (_, index) =>
          `<rect x="${coordinate(left + index * step)}" y="${coordinate(top + 20)}" width="${coordinate(step + 0.5)}" height="${String(LEGEND.bar)}" fill="${rgb((index + 0.5) / LEGEND.steps)}"/>`,
      );
      const labels = [-16, -12, -8, -4, 0].map((decade) =>
        svgText(
          left + (width * (decade - DECADES.from)) / (DECADES.to - DECADES.from),
          top + 20 + LEGEND.bar + 14,
          decade === 0 ? '1' : powerOfTen(decade),
          { anchor: decade === DECADES.from ? 'start' : 'middle' },
        ),
      );
      return [svgText(left, top + 12, title, { size: 12, colour: INK.muted }), ...bars, ...labels].join('');
    },
  };
}

function rgb(position: number): string {
  return `rgb(${colourAt(CHANGES, position)
    .map((channel) => String(Math.round(channel)))
    .join(',')})`;
}
