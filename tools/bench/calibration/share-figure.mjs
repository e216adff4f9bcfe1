// The share of verdicts that certify the right dimension, against the number of rows: one panel a function, one line a noise.
import { renderSvg, theme } from '@liesweep/figures';

/** From little noise, dark, to much, light. */
const COLOURS = ['#0b3c6f', '#2468a8', '#4f94cd', '#90bfe2', '#c9a26b'];

/**
 * @param {{ name: string, rows: number, noise: number, share: number }[]} shares in percent
 * @returns the SVG
 */
export function shareFigure(shares) {
  const domain = [...new Set(shares.map(({ noise }) => noise))];
  return renderSvg({
    config: theme,
    data: { values: shares },
    facet: { field: 'name', type: 'nominal', sort: null },
    columns: 4,
    spacing: { row: 24, column: 28 },
    resolve: { axis: { x: 'independent', y: 'independent' } },
    spec: {
      width: 150,
      height: 90,
      mark: { type: 'line', point: { size: 28 }, strokeWidth: 2 },
      encoding: {
        x: {
          ...{ field: 'rows', type: 'quantitative', title: 'rows' },
          scale: { type: 'log', domain: [80, 8000], nice: false },
          axis: { values: [...new Set(shares.map(({ rows }) => rows))], grid: false, format: 'd' },
        },
        y: {
          ...{ field: 'share', type: 'quantitative', title: 'certified, %' },
          scale: { domain: [0, 100] },
          axis: { values: [0, 50, 100] },
        },
        color: {
          ...{ field: 'noise', type: 'ordinal', scale: { domain, range: COLOURS } },
          legend: { title: 'noise', orient: 'bottom', direction: 'horizontal' },
        },
      },
    },
  });
}
