import { cpuMemory } from './device-memory.js';

describe('the memory of slots on a CPU', () => {
  it('is what their processes hold, below what the machine has', async () => {
    const { device, usedBytes, totalBytes } = await cpuMemory([process.pid]);
    expect(device).toBe('cpu');
    expect(usedBytes).toBeGreaterThan(0);
    expect(usedBytes).toBeLessThan(totalBytes);
  });

  it('is 0 for a process that has ended', async () => {
    const NO_PROCESS = 2 ** 22 + 1; // above the highest id that Linux gives
    expect((await cpuMemory([NO_PROCESS])).usedBytes).toBe(0);
  });
});
