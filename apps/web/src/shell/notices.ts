import type { CallError } from '../api/call.js';

/** Something that happened, in a sentence. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly isBad: boolean;
}

const SHOWN_MS = 7_000;

/** What has happened lately, told at the edge of the page: what a command did, or why it was refused. */
class Notices {
  readonly #listeners = new Set<() => void>();
  #list: readonly Notice[] = [];
  #last = 0;

  /** Those that are shown. */
  readonly current = (): readonly Notice[] => this.#list;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Tells what happened, for seven seconds. */
  say(text: string): void {
    const { id } = this.#add(text, false);
    setTimeout(() => {
      this.close(id);
    }, SHOWN_MS);
  }

  /** Tells what was refused or failed, until it is closed. */
  warn({ problem, message }: CallError): void {
    this.#add([message, problem.safe, problem.remedy].filter((part) => part !== undefined).join(' '), true);
  }

  /** Takes one away. */
  close(id: number): void {
    this.#become(this.#list.filter((notice) => notice.id !== id));
  }

  #add(text: string, isBad: boolean): Notice {
    const notice = { id: ++this.#last, text, isBad };
    this.#become([...this.#list.slice(-2), notice]);
    return notice;
  }

  #become(list: readonly Notice[]): void {
    this.#list = list;
    for (const listener of this.#listeners) listener();
  }
}

/** The notices of this page. */
export const notices = new Notices();
