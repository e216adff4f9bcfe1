import { SharedPoll } from './shared-poll.js';

/** A store whose readings end when the test says so. */
function store() {
  const asked: { readonly answer: (value: number) => void; readonly refuse: (error: Error) => void }[] = [];
  let wake: () => void = () => undefined;
  return {
    read: () =>
      new Promise<number>((answer, refuse) => {
        asked.push({ answer, refuse });
        wake();
      }),
    /** The reading that waits for an answer. */
    asking: async () => {
      if (asked.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      const [first] = asked.splice(0, 1);
      if (first === undefined) throw new Error('nobody asks');
      return first;
    },
    waiting: () => asked.length,
  };
}

const errors: unknown[] = [];
const pollOf = ({ read }: Pick<ReturnType<typeof store>, 'read'>) =>
  new SharedPoll<number>({ read, onError: (error) => errors.push(error), intervalMs: 0 });

describe('a poll', () => {
  it('reads once for all who listen', async () => {
    const rows = store();
    const poll = pollOf(rows);
    const gone = new AbortController();
    const listeners = [1, 2, 3].map(() => poll.follow(gone.signal));
    const seen = Promise.all(listeners.map((listener) => listener.next()));
    (await rows.asking()).answer(7);
    expect(await seen).toEqual([7, 7, 7].map((value) => ({ done: false, value })));
    (await rows.asking()).answer(8);
    expect(await Promise.all(listeners.map((listener) => listener.next()))).toEqual(
      [8, 8, 8].map((value) => ({ done: false, value })),
    );
    gone.abort();
    expect(await Promise.all(listeners.map((listener) => listener.next()))).toEqual(
      [1, 2, 3].map(() => ({ done: true, value: undefined })),
    );
    expect(poll.listeners).toBe(0);
  });

  it('gives whoever was busy the latest alone', async () => {
    const rows = store();
    const poll = pollOf(rows);
    const gone = new AbortController();
    const [busy, other] = [poll.follow(gone.signal), poll.follow(gone.signal)];
    const first = Promise.all([busy.next(), other.next()]);
    for (const value of [1, 2, 3]) {
      (await rows.asking()).answer(value);
      if (value === 1) await first;
      else await other.next();
    }
    expect(await busy.next()).toEqual({ done: false, value: 3 });
    gone.abort();
  });

  it('reads no more when nobody listens, and again when somebody does', async () => {
    const rows = store();
    const poll = pollOf(rows);
    const gone = new AbortController();
    const listener = poll.follow(gone.signal);
    const first = listener.next();
    (await rows.asking()).answer(1);
    await first;
    const last = await rows.asking();
    await listener.return();
    last.answer(2);
    await new Promise(setImmediate);
    expect(rows.waiting()).toBe(0);
    const again = poll.follow(gone.signal);
    const second = again.next();
    (await rows.asking()).answer(3);
    expect(await second).toEqual({ done: false, value: 3 });
    gone.abort();
  });

  it('goes on where the store does not answer', async () => {
    const rows = store();
    const gone = new AbortController();
    const listener = pollOf(rows).follow(gone.signal);
    const first = listener.next();
    const error = new Error('read-only');
    (await rows.asking()).refuse(error);
    expect(await first).toEqual({ done: false, value: undefined });
    expect(errors).toEqual([error]);
    const second = listener.next();
    (await rows.asking()).answer(1);
    expect(await second).toEqual({ done: false, value: 1 });
    gone.abort();
  });
});
