import { AsyncContext } from './async-context.js';
import { createContextKey, ROOT_CONTEXT } from '@opentelemetry/api';
import { startTracing } from './start-tracing.js';

describe('tracing', () => {
  it('is undefined, and loads nothing, where no collector is named', async () => {
    expect(await startTracing('trainer', {})).toBeUndefined();
    const isLoaded = (part: string): boolean => Object.keys(require.cache).some((path) => path.includes(part));
    expect(isLoaded('trace-collector')).toBe(true);
    expect(isLoaded('sdk-trace-base')).toBe(false);
    expect(isLoaded('interceptors-opentelemetry')).toBe(false);
  });
});

describe('the context of a span', () => {
  const KEY = createContextKey('key');
  const manager = new AsyncContext();
  const within = ROOT_CONTEXT.setValue(KEY, 'within');

  it('is kept through await, and ends with what it was for', async () => {
    await manager.with(within, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      expect(manager.active().getValue(KEY)).toBe('within');
    });
    expect(manager.active()).toBe(ROOT_CONTEXT);
  });

  it('can be bound to a function', () => {
    expect(manager.bind(within, () => manager.active().getValue(KEY))()).toBe('within');
    expect(manager.bind(within, 3)).toBe(3);
  });
});
