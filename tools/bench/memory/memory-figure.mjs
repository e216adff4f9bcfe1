// Memory against time, one panel a process.
import { renderSvg, theme } from '@liesweep/figures';

/** The words of the legend, and what they look like. */
const COLOURS = { 'its own': '#2468a8', 'heap after a collection': '#c2571a' };

/**
 * @param {{ process: string, minutes: number, kind: keyof typeof COLOURS, mebibytes: number }[]} values
 * @returns the SVG
 */
export function memoryFigure(values) {
  return renderSvg({
    config: theme,
    data: { values },
    facet: { field: 'process', type: 'nominal', sort: null, title: null },
    columns: 2,
    spacing: { row: 24, column: 28 },
    resolve: { axis: { x: 'independent', y: 'independent' }, scale: { y: 'independent' } },
    spec: {
      width: 340,
      height: 110,
      mark: { type: 'line', strokeWidth: 1.5, clip: true },
      encoding: {
        x: { field: 'minutes', type: 'quantitative', title: 'minutes' },
        y: { field: 'mebibytes', type: 'quantitative', title: 'MiB', scale: { zero: true } },
        color: {
          field: 'kind',
          type: 'nominal',
          scale: { domain: Object.keys(COLOURS), range: Object.values(COLOURS) },
          legend: { title: null, orient: 'bottom', direction: 'horizontal' },
        },
      },
    },
  });
}
