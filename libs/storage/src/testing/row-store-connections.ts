import type { RowStore } from '@liesweep/sweep';
import { openRowStore } from '../open-row-store.js';

/** Makes an empty store and gives its URI. Whoever calls the suite removes it afterwards. */
export type CreateStore = () => Promise<string>;

/** Opens connections to row stores, and closes all of them after each test. */
export class RowStoreConnections {
  readonly #create: CreateStore;
  readonly #open: RowStore[] = [];

  constructor(create: CreateStore) {
    this.#create = create;
    afterEach(async () => {
      await Promise.all(this.#open.splice(0).map((store) => store.close()));
    });
  }

  /** The URI of an empty store. */
  createUri(): Promise<string> {
    return this.#create();
  }

  /** One more connection. */
  async open(uri: string): Promise<RowStore> {
    const store = await openRowStore(uri);
    this.#open.push(store);
    return store;
  }

  /** A connection to an empty store. */
  async openEmpty(): Promise<RowStore> {
    return this.open(await this.createUri());
  }
}
