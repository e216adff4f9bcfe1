import { deflateRawSync } from 'node:zlib';

/**
 * A ZIP archive of the files, each deflated or stored as asked; checksums, which the reader leaves to pip, are 0.
 *
 * @param {{ name: string, content: string, isDeflated: boolean }[]} files
 */
export function zipArchive(files) {
  const parts = [];
  const directory = [];
  let start = 0;
  for (const { name, content, isDeflated } of files) {
    const data = isDeflated ? deflateRawSync(content) : Buffer.from(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(isDeflated ? 8 : 0, 4);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(Buffer.byteLength(content), 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([signature(0x04034b50), fields, Buffer.from(name), data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(start, 10);
    directory.push(Buffer.concat([signature(0x02014b50), Buffer.alloc(2), fields, place, Buffer.from(name)]));
    parts.push(local);
    start += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(start, 12);
  return Buffer.concat([...parts, listing, signature(0x06054b50), end]);
}

function signature(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
