/** A `.npy` file as NumPy writes it, of any version, order and type. For specs. */
export function npyFile(
  description: string,
  shape: readonly number[],
  numbers: ArrayBufferView,
  { version = 1, isFortran = false }: { readonly version?: number; readonly isFortran?: boolean } = {},
): Buffer {
  const extents = shape.length === 1 ? `${String(shape[0])},` : shape.join(', ');
  const order = isFortran ? 'True' : 'False';
  const header = Buffer.from(`{'descr': '${description}', 'fortran_order': ${order}, 'shape': (${extents}), }\n`);
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  if (version === 1) length.writeUInt16LE(header.length);
  else length.writeUInt32LE(header.length);
  const data = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  return Buffer.concat([Buffer.from([0x93]), Buffer.from('NUMPY'), Buffer.from([version, 0]), length, header, data]);
}
