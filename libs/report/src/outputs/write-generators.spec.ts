import { generatorsNpy } from './write-generators.js';

/** Header and numbers of a file that `numpy.load` reads. */
function read(file: Uint8Array): { readonly header: string; readonly numbers: number[] } {
  const bytes = Buffer.from(file);
  const start = 10 + bytes.readUInt16LE(8);
  const numbers = Array.from({ length: (bytes.length - start) / 4 }, (_, index) =>
    bytes.readFloatLE(start + 4 * index),
  );
  return { header: bytes.toString('latin1', 10, start), numbers };
}

describe('generators as NumPy files', () => {
  it('real ones are float32 in the order they are stored', () => {
    const { header, numbers } = read(generatorsNpy({ shape: [1, 2, 2], data: Float32Array.of(1, 2, 3, 4) }, 'real'));
    expect(header).toContain("'<f4'");
    expect(header).toContain('(1, 2, 2)');
    expect(numbers).toEqual([1, 2, 3, 4]);
  });

  it('complex ones are complex64: the imaginary part follows each real part', () => {
    const data = Float32Array.of(1, 2, 3, 4, 10, 20, 30, 40, 5, 6, 7, 8, 50, 60, 70, 80);
    const { header, numbers } = read(generatorsNpy({ shape: [2, 2, 2, 2], data }, 'complex'));
    expect(header).toContain("'<c8'");
    expect(header).toContain('(2, 2, 2)');
    expect(numbers).toEqual([1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60, 7, 70, 8, 80]);
  });
});
