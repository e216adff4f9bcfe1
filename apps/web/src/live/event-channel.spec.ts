import { EventChannel, type ChannelHost } from './event-channel.js';

interface FakeStream {
  readonly address: string;
  isClosed: boolean;
  say(name: string, data?: unknown): void;
}

function fakeHost() {
  const streams: FakeStream[] = [];
  const waiting: { run: () => void; ms: number }[] = [];
  const page = { isHidden: false, changed: (): void => undefined };
  const host: ChannelHost = {
    connect(address) {
      const listeners = new Map<string, (event: { data?: unknown }) => void>();
      const stream: FakeStream = {
        address,
        isClosed: false,
        say: (name, data) => listeners.get(name)?.({ data: JSON.stringify(data) }),
      };
      streams.push(stream);
      return {
        addEventListener: (name, listener) => void listeners.set(name, listener),
        close: () => {
          stream.isClosed = true;
        },
      };
    },
    later(run, ms) {
      const entry = { run, ms };
      waiting.push(entry);
      return () => void waiting.splice(waiting.indexOf(entry), 1);
    },
    isHidden: () => page.isHidden,
    onVisibility: (changed) => {
      page.changed = changed;
    },
  };
  const last = (): FakeStream => {
    const stream = streams.at(-1);
    if (stream === undefined) throw new Error('nothing was connected');
    return stream;
  };
  return { host, streams, waiting, page, last };
}

test('a stream that breaks goes on from the revision that is known by then, after pauses that grow', () => {
  const { host, waiting, last } = fakeHost();
  const channel = new EventChannel(host);
  let revision = 7;
  channel.open({ address: () => `events?since=${String(revision)}`, on: {} });
  expect(last().address).toBe('events?since=7');
  last().say('open');
  expect(channel.state).toBe('live');

  revision = 12;
  last().say('error');
  expect(channel.state).toBe('disconnected');
  expect(last().isClosed).toBe(true);
  waiting.pop()?.run();
  expect(last().address).toBe('events?since=12');
  last().say('error');
  expect(waiting.map(({ ms }) => ms)).toEqual([1000]);
});

test('a view that leaves late does not close the stream of the next one', () => {
  const { host, streams } = fakeHost();
  const channel = new EventChannel(host);
  const leave = channel.open({ address: () => 'first', on: {} });
  channel.open({ address: () => 'second', on: {} });
  leave();
  expect(streams.map(({ isClosed }) => isClosed)).toEqual([true, false]);
});

test('a stream that was replaced is not listened to', () => {
  const { host, streams } = fakeHost();
  const channel = new EventChannel(host);
  const heard: unknown[] = [];
  channel.open({ address: () => 'first', on: { cells: (data) => heard.push(['first', data]) } });
  channel.open({ address: () => 'second', on: { cells: (data) => heard.push(['second', data]) } });
  streams[0]?.say('cells', 1);
  streams[1]?.say('cells', 2);
  expect(heard).toEqual([['second', 2]]);
});

test('a hidden tab asks for nothing, and goes on when it is looked at', () => {
  const { host, page, streams, last } = fakeHost();
  const channel = new EventChannel(host);
  channel.open({ address: () => 'events', on: {} });
  page.isHidden = true;
  page.changed();
  expect([channel.state, last().isClosed]).toEqual(['hidden', true]);
  page.isHidden = false;
  page.changed();
  expect([channel.state, streams.length]).toEqual(['connecting', 2]);
});

test('a stream that nobody wants any more is closed and not tried again', () => {
  const { host, waiting, last } = fakeHost();
  const channel = new EventChannel(host);
  const leave = channel.open({ address: () => 'events', on: {} });
  last().say('error');
  leave();
  expect([channel.state, waiting.length]).toEqual(['idle', 0]);
});
