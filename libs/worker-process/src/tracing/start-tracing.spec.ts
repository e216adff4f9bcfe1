import { startTracing } from './start-tracing.js';

describe('tracing', () => {
  it('is undefined, and loads nothing, where no collector is named', async () => {
    expect(await startTracing('trainer', {})).toBeUndefined();
    const isLoaded = (part: string): boolean => Object.keys(require.cache).some((path) => path.includes(part));
    expect(isLoaded('trace-collector')).toBe(true);
    expect(isLoaded('sdk-trace-base')).toBe(false);
    expect(isLoaded('context-async-hooks')).toBe(false);
    expect(isLoaded('interceptors-opentelemetry')).toBe(false);
  });
});
