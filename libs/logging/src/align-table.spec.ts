import { alignTable } from './align-table.js';
import { shownWidth } from './shown-width.js';

const COLUMNS = [{ title: 'n', align: 'right' }, { title: 'verdict' }, { title: 'algebra' }] as const;

const ROWS = [
  [{ text: '2' }, { text: 'confirmed' }, { text: 'so(2)' }],
  [{ text: '10' }, { text: 'undetermined' }, { text: '' }],
];

describe('a table', () => {
  it('has each column as wide as its widest cell, and no spaces at the ends of lines', () => {
    const { head, rule, rows } = alignTable(COLUMNS, ROWS, 80);
    expect([head, rule, ...rows]).toEqual([
      ' n  verdict       algebra',
      '─────────────────────────',
      ' 2  confirmed     so(2)',
      '10  undetermined',
    ]);
  });

  it('leaves out columns that say nothing', () => {
    expect(alignTable(COLUMNS, [[{ text: '2' }, { text: '' }, { text: 'so(2)' }]], 80).head).toBe('n  algebra');
  });

  const LONG = [[{ text: '2' }, { text: 'confirmed' }, { text: 'so(1,3) ⋉ R⁴ with a centre of its own' }]];

  it('wraps the last column below itself where there is room', () => {
    expect(alignTable(COLUMNS, LONG, 40).rows[0]).toBe(
      '2  confirmed  so(1,3) ⋉ R⁴ with a centre\n              of its own',
    );
  });

  it('gives the last column lines of its own where there is none', () => {
    const [row = ''] = alignTable(COLUMNS, LONG, 28).rows;
    expect(row.split('\n')).toEqual(['2  confirmed', '    so(1,3) ⋉ R⁴ with a', '    centre of its own']);
  });

  it('paints cells without counting the paint', () => {
    const paint = (text: string): string => `\u001b[32m${text}\u001b[39m`;
    const [row = ''] = alignTable(COLUMNS, [[{ text: '2' }, { text: 'x', paint }, { text: 'y', paint }]], 80).rows;
    expect(shownWidth(row)).toBe('2  x        y'.length);
    expect(row).toContain('\u001b[32mx\u001b[39m');
  });
});
