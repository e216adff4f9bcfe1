import { describeGpu, parseGpu, readGpu } from './read-gpu.js';

describe("what NVIDIA's driver says about a GPU", () => {
  it('is its name and its memory', () => {
    const gpu = parseGpu('NVIDIA H200, 143771, 512\n');
    expect(gpu).toEqual({ name: 'NVIDIA H200', totalBytes: 143771 * 2 ** 20, usedBytes: 512 * 2 ** 20 });
    expect(gpu && describeGpu(gpu)).toBe('NVIDIA H200 140 GiB');
  });

  it.each(['', 'No devices were found', 'NVIDIA H200, [N/A], [N/A]'])('is nothing in %j', (table) => {
    expect(parseGpu(table)).toBeUndefined();
  });

  it('is nothing about a GPU that does not exist', async () => {
    expect(await readGpu('GPU-00000000-0000-0000-0000-000000000000')).toBeUndefined();
  });
});
