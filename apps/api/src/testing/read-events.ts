/** A server-sent event, as it came. */
export interface ReadEvent {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: unknown;
}

/** A stream that is being read. */
export interface ReadStream {
  readonly response: Response;
  /** The next event; waits for it. Undefined when the stream has ended. */
  readonly next: () => Promise<ReadEvent | undefined>;
  readonly close: () => Promise<void>;
}

/** Reads server-sent events, as a browser does. */
export async function readEvents(url: string, headers: Readonly<Record<string, string>> = {}): Promise<ReadStream> {
  const gone = new AbortController();
  const response = await fetch(url, { headers, signal: gone.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<ReadEvent | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end === -1) {
        const { done, value } = (await reader?.read()) ?? { done: true };
        if (done) return undefined;
        text += value;
        continue;
      }
      const fields = new Map(
        text
          .slice(0, end)
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)] as const),
      );
      text = text.slice(end + 2);
      const event = fields.get('event');
      if (event !== undefined)
        return { event, id: fields.get('id'), data: JSON.parse(fields.get('data') ?? 'null') as unknown };
    }
  };
  return {
    ...{ response, next },
    close: async () => {
      gone.abort();
      await reader?.cancel().catch(() => undefined);
    },
  };
}
