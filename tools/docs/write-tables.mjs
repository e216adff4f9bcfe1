// Writes what the documents say of every kind and every room, from the definitions: `node tools/docs/write-tables.mjs`, after a
// build. A test holds the documents to it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { LABEL_ACTION_TABLE, labelActionRows } from './label-action-rows.mjs';
import { tableIn } from './markdown-table.mjs';
import { ORACLE_TABLE, oracleRows } from './oracle-rows.mjs';
import { ROOM_TABLE, roomRows } from './room-rows.mjs';
import { TABLE_KEY_TABLE, tableKeyRows } from './table-key-rows.mjs';

async function writeTable({ document, head }, rows) {
  const path = fileURLToPath(new URL(`../../${document}`, import.meta.url));
  const { lines, first, count } = tableIn(readFileSync(path, 'utf8'), head);
  lines.splice(first, count, ...rows.map((row) => `| ${row.join(' | ')} |`));
  writeFileSync(path, await format(lines.join('\n'), { ...(await resolveConfig(path)), filepath: path }));
  console.log(`${document}: ${String(rows.length)} rows`);
}

await writeTable(ORACLE_TABLE, oracleRows());
await writeTable(LABEL_ACTION_TABLE, labelActionRows());
await writeTable(TABLE_KEY_TABLE, tableKeyRows());
await writeTable(ROOM_TABLE, roomRows());
