import { dataFileError, MOST_PROBLEMS } from './data-file-error.js';

/** What is wrong with a data file, as far as anybody will read it: of millions of problems the first few are kept. */
export class DataFileProblems {
  readonly #file: string;
  readonly #remedy: string | undefined;
  readonly #problems: string[] = [];

  /**
   * @param file what errors call it
   * @param remedy what to do about all of them
   */
  constructor(file: string, remedy?: string) {
    this.#file = file;
    this.#remedy = remedy;
  }

  /** @throws BadInputError once there are more problems than are shown: the rest of the file need not be read */
  add(problem: string): void {
    this.#problems.push(problem);
    if (this.#problems.length > MOST_PROBLEMS) this.throwAny();
  }

  /** @throws BadInputError where something is wrong */
  throwAny(): void {
    if (this.#problems.length > 0) throw dataFileError(this.#file, this.#problems, { remedy: this.#remedy });
  }
}
