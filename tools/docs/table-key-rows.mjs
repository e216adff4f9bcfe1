import { sweepJsonSchema } from '@liesweep/sweep';

/** Where the table of the keys of a table stands, and what its first line begins with. */
export const TABLE_KEY_TABLE = { document: 'docs/sweep-file.md', head: '| key of a table' };

/** Of all data files: they stand in the table above. */
const OF_ALL_FILES = ['kind', 'scale', 'heldOut'];

/** The rows of the table of keys, as the schema has them: each with its default, what it says, and its words. */
export function tableKeyRows() {
  return keysOf(tableSchema(sweepJsonSchema()), 'data');
}

/** The part of a schema that is of data of the kind table. */
function tableSchema(schema) {
  if (typeof schema !== 'object' || schema === null) return undefined;
  if (schema.properties?.kind?.const === 'table') return schema;
  for (const part of Object.values(schema)) {
    const found = tableSchema(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

function keysOf({ properties, required = [] }, path) {
  return Object.entries(properties)
    .filter(([key]) => !OF_ALL_FILES.includes(key))
    .flatMap(([key, value]) => {
      const own = value.type === 'object' && value.properties !== undefined ? keysOf(value, `${path}.${key}`) : [];
      return [rowOf(`${path}.${key}`, value, required.includes(key)), ...own];
    });
}

function rowOf(path, value, isRequired) {
  const { description = '', enum: words = [] } = value;
  const choices = words.length === 0 ? '' : ` ${words.map((word) => `\`${word}\``).join(', ')}`;
  const standard = value.default === undefined ? '' : `\`${JSON.stringify(value.default).replaceAll('"', '')}\``;
  const isGiven = isRequired && value.default === undefined;
  return [
    `\`${path}\``,
    isGiven ? 'required' : standard,
    `${description}${choices}`.replaceAll(/[|*]/g, '\\$&').trim(),
  ];
}
