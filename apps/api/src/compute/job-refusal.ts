/** Why a job gives no answer, for whoever asked: what is told is a sentence, and no fault of the program. */
export class JobRefusal extends Error {
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.name = 'JobRefusal';
    this.status = status;
  }
}
