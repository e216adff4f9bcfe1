/** How the tab’s stream of events stands. `idle`: no view asks for one; `hidden`: the tab is not looked at, so nothing is asked. */
export type ChannelState = 'idle' | 'connecting' | 'live' | 'disconnected' | 'hidden';

/** What a view wants to be told. */
export interface ChannelRequest {
  /** Where the stream is, asked anew for each connection: it names the revision to go on from. */
  readonly address: () => string;
  /** What is done with the data of an event, by the event’s name. */
  readonly on: Readonly<Record<string, (data: unknown) => void>>;
}

/** The part of `EventSource` that is used. */
export interface EventStream {
  addEventListener(name: string, listener: (event: { readonly data?: unknown }) => void): void;
  close(): void;
}

/** What the channel needs of the browser. */
export interface ChannelHost {
  readonly connect: (address: string) => EventStream;
  readonly later: (run: () => void, ms: number) => () => void;
  readonly isHidden: () => boolean;
  readonly onVisibility: (changed: () => void) => void;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/**
 * The one stream of events of a tab, since a browser allows a host few connections. The view that opened it last has it. A
 * stream that breaks is opened again after a pause that doubles up to 15 s, from the revision that is known by then, and not by
 * the browser itself, which would go on from the first address. A hidden tab asks for nothing.
 */
export class EventChannel {
  readonly #host: ChannelHost;
  readonly #listeners = new Set<() => void>();
  #request: ChannelRequest | null = null;
  #stream: EventStream | null = null;
  #cancelRetry: (() => void) | null = null;
  #pause = FIRST_PAUSE_MS;
  #state: ChannelState = 'idle';

  constructor(host: ChannelHost) {
    this.#host = host;
    host.onVisibility(() => {
      if (this.#request !== null) this.#connect();
    });
  }

  /** How it stands. */
  get state(): ChannelState {
    return this.#state;
  }

  /** Calls the listener whenever the state changes, until the answer is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Opens the stream for a view, in place of whichever had it; the answer closes it, unless another view has it by then. */
  open(request: ChannelRequest): () => void {
    this.#request = request;
    this.#pause = FIRST_PAUSE_MS;
    this.#connect();
    return () => {
      if (this.#request !== request) return;
      this.#request = null;
      this.#disconnect();
      this.#become('idle');
    };
  }

  /** Connects at once, where the stream waits for its next try. */
  retry(): void {
    if (this.#state === 'disconnected' && this.#request !== null) this.#connect();
  }

  #connect(): void {
    this.#disconnect();
    const request = this.#request;
    if (request === null) return;
    if (this.#host.isHidden()) {
      this.#become('hidden');
      return;
    }
    this.#become(this.#state === 'disconnected' ? 'disconnected' : 'connecting');
    const stream = this.#host.connect(request.address());
    this.#stream = stream;
    const whileCurrent = (run: () => void): void => {
      if (this.#stream === stream) run();
    };
    stream.addEventListener('open', () => {
      whileCurrent(() => {
        this.#pause = FIRST_PAUSE_MS;
        this.#become('live');
      });
    });
    stream.addEventListener('error', () => {
      whileCurrent(() => {
        this.#wait();
      });
    });
    for (const [name, take] of Object.entries(request.on)) {
      stream.addEventListener(name, ({ data }) => {
        whileCurrent(() => {
          take(JSON.parse(String(data)));
        });
      });
    }
  }

  #wait(): void {
    this.#disconnect();
    this.#become('disconnected');
    this.#cancelRetry = this.#host.later(() => {
      this.#connect();
    }, this.#pause);
    this.#pause = Math.min(LONGEST_PAUSE_MS, 2 * this.#pause);
  }

  #disconnect(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#stream?.close();
    this.#stream = null;
  }

  #become(state: ChannelState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
