/** What a job gives: the bytes of an answer, ready to be sent. */
export interface JobAnswer {
  readonly mediaType: string;
  readonly body: string | Uint8Array;
}

/** An answer in JSON. */
export function jsonAnswer(value: unknown): JobAnswer {
  return { mediaType: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}
