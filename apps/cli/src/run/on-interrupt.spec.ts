import { onInterrupt } from './on-interrupt.js';

describe('onInterrupt', () => {
  const asked: string[] = [];
  let end: () => void;
  let listeners: number;
  beforeEach(() => {
    jest.useFakeTimers();
    listeners = process.listenerCount('SIGINT');
    asked.length = 0;
    end = onInterrupt(
      () => asked.push('first'),
      () => asked.push('second'),
    );
  });
  afterEach(() => {
    end();
    jest.useRealTimers();
  });

  it('takes a Ctrl-C that arrives twice, from the terminal and from npm, for one', () => {
    process.emit('SIGINT', 'SIGINT');
    jest.advanceTimersByTime(400);
    process.emit('SIGINT', 'SIGINT');
    expect(asked).toEqual(['first']);
  });

  it('tells the second wish to stop from the first, whichever signals they come by', () => {
    process.emit('SIGINT', 'SIGINT');
    jest.advanceTimersByTime(1000);
    process.emit('SIGTERM', 'SIGTERM');
    expect(asked).toEqual(['first', 'second']);
  });

  it('leaves the signals alone once it is ended', () => {
    end();
    expect(process.listenerCount('SIGINT')).toBe(listeners);
  });
});
