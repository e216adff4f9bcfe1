import { gzipSync, zstdCompressSync } from 'node:zlib';
import * as fc from 'fast-check';
import { JoinedTable } from '../child/joined-table.js';
import { openInProcess, refusal } from '../testing/open-in-process.js';
import { asNumbers, readColumns } from '../testing/read-columns.js';
import { scratchFile } from '../testing/scratch-file.js';
import type { TextDialect } from '../table-source.js';

/** What stands in every file below: x, y and the sum of their squares. */
const ROWS = Array.from({ length: 60 }, (_, row) => {
  const [x, y] = [Math.round(Math.sin(row + 1) * 1e6) / 1e6, -Math.round(Math.cos(3 * row) * 1e6) / 1e6];
  return [x, y, Math.round((x * x + y * y) * 1e6) / 1e6] as const;
});
const COLUMNS = [0, 1, 2].map((at) => ROWS.map((row) => row[at as 0 | 1 | 2]));

/** The rows with this separator, each number written so. */
function body(separator = ',', write: (value: number) => string = (value) => value.toFixed(6)): string {
  return ROWS.map((row) => `${row.map(write).join(separator)}\n`).join('');
}

const withComma = (value: number): string => value.toFixed(6).replace('.', ',');
const PLAIN = `x,y,value\n${body()}`;

interface Expected {
  readonly names?: readonly string[];
  readonly dialect?: Partial<TextDialect>;
  readonly notes?: readonly string[];
  readonly units?: readonly string[];
}

const NO_NAMES = 'the first row is data: the columns have positions, from 0, and no names';

/** Of each kind: how it is written, and what is said of it. */
const READ: readonly (readonly [string, string | Buffer, Expected])[] = [
  [
    'a table',
    PLAIN,
    { dialect: { separator: ',', decimal: '.', header: true, skip: 0, units: false, encoding: 'utf-8' } },
  ],
  ['no names', body(), { names: ['', '', ''], dialect: { header: false }, notes: [NO_NAMES] }],
  ['a byte order mark', `\ufeff${PLAIN}`, {}],
  ['a byte order mark before a quote', `\ufeff"x",y,value\n${body()}`, {}],
  ['a byte order mark and no names', `\ufeff${body()}`, { names: ['', '', ''], notes: [NO_NAMES] }],
  ['Windows ends of lines', PLAIN.replaceAll('\n', '\r\n'), {}],
  ['old Macintosh ends of lines', PLAIN.replaceAll('\n', '\r'), {}],
  ['no end of the last line', PLAIN.trimEnd(), {}],
  ['blank lines', PLAIN.replaceAll('\n', '\n\n \n'), {}],
  ['blanks around cells', `x, y ,value\n${body(' ,\t')}`, {}],
  ['blanks that do not break', `x,y,value\u00a0\n${body().replaceAll('\n', '\u00a0\n')}`, {}],
  [
    'quoted cells',
    `"x","y","value"\n${body('","').replaceAll(/^|$/gm, '"').replaceAll(/""/g, '')}`.replace(/"$/, ''),
    {},
  ],
  [
    'semicolons',
    `x;y;value\n${body(';')}`,
    { dialect: { separator: ';', decimal: '.' }, notes: ['read as `;`-separated'] },
  ],
  [
    'semicolons and decimal commas',
    `x;y;value\n${body(';', withComma)}`,
    { dialect: { separator: ';', decimal: ',' }, notes: ['read as `;`-separated with decimal comma'] },
  ],
  [
    'decimal commas in quotes',
    `x,y,value\n${body(',', (value) => `"${withComma(value)}"`)}`,
    { dialect: { separator: ',', decimal: ',' }, notes: ['read as `,`-separated with decimal comma'] },
  ],
  ['tabs', `x\ty\tvalue\n${body('\t')}`, { dialect: { separator: '\t' }, notes: ['read as tab-separated'] }],
  ['bars', `x|y|value\n${body('|')}`, { dialect: { separator: '|' }, notes: ['read as `|`-separated'] }],
  ['blanks', `x y value\n${body(' ')}`, { dialect: { separator: ' ' }, notes: ['read as blank-separated'] }],
  [
    'aligned columns',
    `x y value\n${ROWS.map((row) => `${row.map((value) => value.toFixed(6).padStart(14)).join('')} \n`).join('')}`,
    { dialect: { separator: ' ' }, notes: ['read as blank-separated'] },
  ],
  [
    'exponents of Fortran',
    `x,y,value\n${body(',', (value) => value.toExponential(8).replace('e', 'D'))}`,
    { notes: ['exponents are written with D, as Fortran does'] },
  ],
  [
    'comments',
    `# exported\n# units: m\n${PLAIN.replace('\n', '\n  # here too\n')}`,
    { dialect: { comment: '#' }, notes: ['lines that begin with # are left out'] },
  ],
  [
    'names in a comment, as NumPy writes them',
    `# x y value\n${body(' ', (value) => value.toExponential(18))}`,
    {
      dialect: { separator: ' ', comment: '#', header: true },
      notes: [
        'read as blank-separated',
        'lines that begin with # are left out',
        'the names of the columns are those of the comment above them',
      ],
    },
  ],
  [
    'a title',
    `My experiment\nDate,2024\n\n${PLAIN}`,
    { dialect: { skip: 2, header: true }, notes: ['2 lines before the table are left out: "My experiment" …'] },
  ],
  [
    'a line of spreadsheets that says the separator',
    `sep=;\nx;y;value\n${body(';')}`,
    { dialect: { skip: 1, separator: ';' }, notes: ['its first line says the separator', 'read as `;`-separated'] },
  ],
  [
    'a row of units',
    `x,y,value\nm,mm,m^2\n${body()}`,
    { dialect: { units: true }, units: ['m', 'mm', 'm^2'], notes: ['the row below the names has units'] },
  ],
  [
    'units in the names',
    `x [m],y (GeV),value / m^2\n${body()}`,
    { names: ['x [m]', 'y (GeV)', 'value / m^2'], units: ['m', 'GeV', 'm^2'] },
  ],
  ['UTF-16', Buffer.from(`\ufeff${PLAIN}`, 'utf16le'), { dialect: { encoding: 'utf-16' }, notes: ['read as UTF-16'] }],
  [
    'UTF-16 without a mark',
    Buffer.from(PLAIN, 'utf16le'),
    { dialect: { encoding: 'utf-16' }, notes: ['read as UTF-16'] },
  ],
  ['UTF-16, the other byte order', Buffer.from(`\ufeff${PLAIN}`, 'utf16le').swap16(), { notes: ['read as UTF-16'] }],
  [
    'Latin-1',
    Buffer.from(`x,y,Größe\n${body()}`, 'latin1'),
    { names: ['x', 'y', 'Größe'], dialect: { encoding: 'latin-1' }, notes: ['read as Latin-1'] },
  ],
  ['gzip', gzipSync(PLAIN), { notes: ['unpacked by gzip'] }],
  ['zstd', zstdCompressSync(PLAIN), { notes: ['unpacked by zstd'] }],
  [
    'a separator at the end of every row',
    PLAIN.replaceAll(/(\d)\n/g, '$1,\n'),
    { names: ['x', 'y', 'value', ''], notes: ['every line ends with a separator: the last column is empty'] },
  ],
  ['a separator at the end of every line', PLAIN.replaceAll('\n', ',\n'), { names: ['x', 'y', 'value', ''] }],
  ['a separator at the end of the names', PLAIN.replace('\n', ',\n'), {}],
  ['quotes of one stroke', `'x','y','value'\n${body()}`, { dialect: { quote: "'" }, notes: ["cells are quoted by '"] }],
];

let count = 0;
const open = (text: string | Buffer, settings = {}): Promise<JoinedTable> =>
  openInProcess(scratchFile(`text${String(count++)}`, text), settings);

test.each(READ)(
  '%s are read, and it is said how',
  async (_, text, { names = ['x', 'y', 'value'], notes = [], units, dialect = {} }) => {
    const table = await open(text);
    const { columns, ...description } = table.description;
    expect(columns.map(({ name }) => name)).toEqual(names);
    expect(description.notes).toEqual(notes);
    expect(description.dialect).toMatchObject(dialect);
    if (units !== undefined) expect(columns.map(({ unit }) => unit)).toEqual(units);
    expect(await readColumns(table, asNumbers(0, 1, 2))).toEqual(COLUMNS);
  },
);

test.each(READ)('%s are read in the same way where the dialect is given that was found', async (_, text) => {
  const found = await open(text);
  const given = await open(text, { dialect: found.description.dialect });
  expect(given.description.dialect).toEqual(found.description.dialect);
  expect(given.description.columns).toEqual(found.description.columns);
  expect(await readColumns(given, asNumbers(0, 1, 2))).toEqual(COLUMNS);
});

test('cells of text keep commas, quotes and ends of lines; missing ones are null', async () => {
  const table = await open('name,x\n"line\none, ""q""",1\n  two  ,2\nNA,3\n"",4\n');
  expect(table.description.columns.map(({ type }) => type)).toEqual(['text', 'number']);
  const wanted = [{ position: 0, as: 'text' } as const, { position: 1, as: 'number' } as const];
  expect(await readColumns(table, wanted)).toEqual([
    ['line\none, "q"', 'two', null, null],
    [1, 2, 3, 4],
  ]);
  expect((await table.cell(1, 0)).place).toBe('row 4, column name');
});

test('booleans are 1 and 0, and a column may be wanted as number and as text', async () => {
  const table = await open('x,ok\n1,True\n2,false\n3,\n');
  expect(table.description.columns[1]?.type).toBe('boolean');
  const wanted = [{ position: 1, as: 'number' } as const, { position: 1, as: 'text' } as const];
  expect(await readColumns(table, wanted)).toEqual([
    [1, 0, NaN],
    ['True', 'false', null],
  ]);
});

/** Of each block whether a cell may be no number. */
async function oddBlocks(table: JoinedTable): Promise<readonly (boolean | undefined)[]> {
  const blocks: (boolean | undefined)[] = [];
  for await (const { hasOdd } of table.blocks(asNumbers(0, 1))) blocks.push(hasOdd);
  return blocks;
}

test('where all NaN are missing values the block says so', async () => {
  const text = `x,y\n1,\nnan,2\n-999,3\nTrue,4\n`;
  expect(await oddBlocks(await open(text, { missingTexts: ['-999', 'True'] }))).toEqual([false]);
  expect(await oddBlocks(await open(text))).toEqual([true]);
});

test('a NaN is looked at again: missing, written, infinite or no number', async () => {
  const table = await open('x,y\n1,2\n,1\nnan,inf\nN/A,oops\n-999,1e999\n', { missingTexts: ['-999.0', '?'] });
  expect(await readColumns(table, asNumbers(0, 1))).toEqual([
    [1, NaN, NaN, NaN, NaN],
    [2, 1, Infinity, NaN, Infinity],
  ]);
  expect(await oddBlocks(table)).toEqual([true]);
  expect(await table.cell(1, 0)).toEqual({ place: 'row 3, column x', text: null, isMissing: true });
  expect(await table.cell(2, 0)).toEqual({ place: 'row 4, column x', text: 'nan', isMissing: true });
  expect(await table.cell(3, 0)).toMatchObject({ text: 'N/A', isMissing: true });
  expect(await table.cell(4, 0)).toMatchObject({ text: '-999', isMissing: true });
  expect(await table.cell(3, 1)).toEqual({ place: 'row 5, column y', text: 'oops', isMissing: false });
});

test.each([
  ['-0.256%', /percentage/],
  ['-1,279.401', /separators of thousands/],
  ['1.279,401', /separators of thousands/],
  ['0,25', /decimal: ","/],
  ['\u22120.25', /minus/],
  ["'0.25", /apostrophe/],
  ['0x1F', /hexadecimal/],
  ['(1.5-2j)', /complex/],
  ['[1.5 2.5]', /one column per entry/],
  ['1.0-120', /exponent has no E/],
  ['2024-01-01T00:00:00Z', /date/],
])('%s is no number, and it is said what to do', async (text, advice) => {
  const table = await open(`x,y\n1,2.5\n"${text}",3\n2,4\n3,4\n4,5\n`);
  expect((await readColumns(table, asNumbers(0)))[0]).toEqual([1, NaN, 2, 3, 4]);
  const cell = await table.cell(1, 0);
  expect(cell).toMatchObject({ place: 'row 3, column x', text, isMissing: false });
  expect(cell.advice).toMatch(advice);
});

test('columns that would be numbers if they were written otherwise are told', async () => {
  const text = `x,y,z,kind\n${'1.5%,2%,0x1F,a\n2.5%,3%,0x2A,b\n'.repeat(3)}`;
  expect((await open(text)).description.notes).toEqual([
    'columns x, y have texts such as "1.5%": it is a percentage; write the plain number',
    'column z has texts such as "0x1F": it is hexadecimal; write decimal numbers',
  ]);
});

const ASK_HEADER =
  /Set dialect: \{ header: true \} where it has names, or \{ header: false \} where it is a row of data/;

test.each<readonly [string, string | Buffer, RegExp]>([
  ['nothing', '', /got an empty file/],
  ['names alone', 'x,y\n', /got the names of the columns alone/],
  ['a header of numbers, as pandas writes it', `0,1,2\n${body()}`, ASK_HEADER],
  ['a header of numbers from 1', `1,2,3\n${body()}`, ASK_HEADER],
  ['a header of numbers above an index', `,0,1\n${body()}`, ASK_HEADER],
  [
    'a header that is words and numbers',
    `x,0.5,1.5\n${body()}`,
    /row 1 has numbers, such as "0.5", and words, such as "x"/,
  ],
  ['commas for separators and decimals', `x,y,value\n${body(',', withComma)}`, /separates columns and decimals alike/],
  [
    'one column with decimal commas',
    'x\n1,5\n2,25\n',
    /1 name and the rows below have twice as many cells.*decimal: ","/,
  ],
  [
    'an index without a name',
    PLAIN.replaceAll(/^(?=[-\d])/gm, '7,'),
    /3 names and the rows below have 4 cells: is the first column an index/,
  ],
  ['two rows of names', `a,b,c\nx,y,value\n${body()}`, /units: true \} where these are units, or \{ skip: 1 \}/],
  [
    'thousands or fractions',
    'x;y\n1,234;2,345\n3,456;4,567\n',
    /1,234 may be 1234 or 1\.234; set dialect: \{ decimal: "," \}/,
  ],
  ['a byte 0', 'x,y\n1,2\0\n', /line 2: expected text, got a byte 0/],
  ['another encoding than is given', Buffer.from('x,Größe\n1,2\n', 'latin1'), /not UTF-8/],
])('refused, with the key to set: %s', async (what, text, message) => {
  const settings = what.includes('than is given') ? { dialect: { encoding: 'utf-8' } } : {};
  expect(await refusal(open(text, settings))).toMatch(message);
});

test.each<readonly [string, TextDialect, readonly string[], number]>([
  [`0,1,2\n${body()}`, { header: true }, ['0', '1', '2'], 60],
  [`0,1,2\n${body()}`, { header: false }, ['', '', ''], 61],
  [`x,0.5,1.5\n${body()}`, { header: true }, ['x', '0.5', '1.5'], 60],
  [`a,b,c\nx,y,value\n${body()}`, { skip: 1 }, ['x', 'y', 'value'], 60],
  [`a,b,c\nx,y,value\n${body()}`, { units: true }, ['a', 'b', 'c'], 60],
  [PLAIN.replaceAll(/^(?=[-\d])/gm, '7,'), { skip: 1, header: false }, ['', '', '', ''], 60],
  ['x;y\n1,234;2,345\n3,456;4,567\n', { decimal: ',' }, ['x', 'y'], 2],
  ['x\n1,5\n2,25\n', { separator: ';', decimal: ',' }, ['x'], 2],
  ['Title\n1.5,2\n2.5,3\n', {}, ['', ''], 2],
  ['x\n1\n2\n', {}, ['x'], 2],
  ['! note\nx!y\n1!2\n', { separator: '!', skip: 1 }, ['x', 'y'], 1],
  ['x,y\n1,2\n// 3,4\n', { comment: '//' }, ['x', 'y'], 1],
])('%j is read with the key %j', async (text, dialect, names, rows) => {
  const table = await open(text, { dialect });
  expect(table.description.columns.map(({ name }) => name)).toEqual(names);
  expect((await readColumns(table, asNumbers(0)))[0]).toHaveLength(rows);
});

/** Refused only where it is read: far behind what is looked at first. */
const FAR = PLAIN.repeat(1) + body().repeat(200);

test.each([
  ['a short row', '1,2\n', /^row 12062: expected 3 cells as in the first row, got 2: "1,2"$/],
  ['a long row', '1,2,3,4\n', /^row 12062: expected 3 cells as in the first row, got 4: "1,2,3,4"$/],
  ['a footer', 'Total of all\n', /^row 12062: expected 3 cells as in the first row, got 1: "Total of all"$/],
  ['a quote that is not closed', '1,"2,3\n4,5,6\n', /^row 12062: a quote \("\) is opened and not closed$/],
  ['text behind a quote', '1,"2"x,3\n', /^row 12062: expected the end of a cell behind its closing quote, got "x"$/],
])('refused with its line: %s', async (_, line, message) => {
  const table = await open(`${FAR}${line}`);
  expect(await refusal(readColumns(table, asNumbers(0)))).toMatch(message);
});

test('a row without end is refused, and does not fill the memory', async () => {
  const table = await open(`x,y\n1,2\n${'1'.repeat(17 * 2 ** 20)}`);
  expect(await refusal(readColumns(table, asNumbers(0)))).toMatch(/^row 3: it is too long for a row of a table$/);
});

test('a separator that is no character of ASCII is refused', async () => {
  expect(await refusal(open('x§y\n1§2\n', { dialect: { separator: '§' } }))).toMatch(/expected one character of ASCII/);
});

test('a row that begins as a comment is not lost', async () => {
  const text = `# made by hand\n${PLAIN}#N/A,1,2\n`;
  const message = await refusal(readColumns(await open(text), asNumbers(0)));
  expect(message).toMatch(
    /^row 63: "#N\/A,1,2" begins as a comment and has 3 cells as a row; .*set dialect: \{ comment: "#" \}$/,
  );
  const given = await open(text, { dialect: { comment: '#' } });
  expect((await readColumns(given, asNumbers(0)))[0]).toHaveLength(60);
});

test('a damaged archive is refused', async () => {
  const packed = gzipSync(FAR);
  expect(await refusal(open(packed.subarray(0, 100)))).toMatch(/gzip cannot be unpacked/);
});

test('rows at the seams of what is read at once are whole, and cells are found from either side', async () => {
  const pad = 'é'.repeat(50);
  const text = `x,note,y\n${Array.from({ length: 60_000 }, (_, row) => `${String(row)},"${pad}\n${String(row)}",${String(row / 2)}\r\n`).join('')}`;
  expect(Buffer.byteLength(text)).toBeGreaterThan(5 * 2 ** 20);
  const table = await open(text);
  const [x, y, notes] = await readColumns(table, [...asNumbers(0, 2), { position: 1, as: 'text' }]);
  expect(x).toEqual(Array.from({ length: 60_000 }, (_, row) => row));
  expect(y?.every((value, row) => value === row / 2)).toBe(true);
  expect(notes?.every((note, row) => note === `${pad}\n${String(row)}`)).toBe(true);
  for (const row of [0, 59_999, 33_333, 12]) {
    expect(await table.cell(row, 1)).toEqual({
      ...{ place: `row ${String(2 * row + 2)}, column note`, isMissing: false },
      text: `${pad}\n${String(row)}`,
    });
  }
});

test('what is written by the rules of RFC 4180 is read back, whatever the cells are', async () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', ' ', '"', ',', ';', '\n', '\r\n', '#', '1', 'é', '.') })
    .map((text) => `x${text}x`);
  const row = fc.tuple(cell, fc.double({ noNaN: true, noDefaultInfinity: true }), cell);
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(',', ';', '|', '\t'),
      async (rows, separator) => {
        const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const lines = rows.map(([first, number, last]) => [quote(first), String(number), quote(last)].join(separator));
        const table = await open(`${['a', 'b', 'c'].join(separator)}\n${lines.join('\n')}`, {
          dialect: { separator, header: true, units: false },
        });
        const wanted = [{ position: 0, as: 'text' } as const, ...asNumbers(1), { position: 2, as: 'text' } as const];
        expect(await readColumns(table, wanted)).toEqual(
          [0, 1, 2].map((at) => rows.map((cells) => (at === 1 ? Number(String(cells[1])) : cells[at as 0 | 2]))),
        );
      },
    ),
    { numRuns: 300, seed: 3 },
  );
});
