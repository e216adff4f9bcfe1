import { COLUMN_BYTES, type TrialColumns } from './trial-columns.js';

/** The header is padded with spaces to whole words, so that the numbers behind it are aligned. */
const WORD_BYTES = 8;

/** Columns as a safetensors file; what the numbers of `outcome` and `device` stand for is in its metadata, as JSON. */
export async function* trialsSafetensors({
  count,
  columns,
  names,
}: TrialColumns): AsyncGenerator<Uint8Array, void, undefined> {
  // As the format has it: larger numbers first, so that all are aligned.
  const ordered = columns.toSorted((a, b) => COLUMN_BYTES[b.type] - COLUMN_BYTES[a.type] || (a.name < b.name ? -1 : 1));
  const metadata = { outcomes: JSON.stringify(names.outcomes), devices: JSON.stringify(names.devices) };
  const header: Record<string, unknown> = { __metadata__: metadata };
  let end = 0;
  for (const { name, type } of ordered) {
    const begin = end;
    end += count * COLUMN_BYTES[type];
    header[name] = { dtype: type, shape: [count], data_offsets: [begin, end] };
  }
  const json = Buffer.from(JSON.stringify(header));
  const headerBytes = Math.ceil(json.length / WORD_BYTES) * WORD_BYTES;
  const lead = Buffer.alloc(WORD_BYTES + headerBytes, ' ');
  lead.writeBigUInt64LE(BigInt(headerBytes));
  json.copy(lead, WORD_BYTES);
  yield lead;
  for (const { read } of ordered) yield* read();
}
