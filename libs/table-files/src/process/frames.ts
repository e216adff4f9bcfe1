/**
 * A frame is a JSON text with numbers: the length of the text and of the payload in bytes, each a 32-bit unsigned integer, little
 * endian; the text; the payload.
 */
const LENGTH_BYTES = 4;
const HEAD_BYTES = 2 * LENGTH_BYTES;

/** The beginning of a frame, up to its payload. */
export function encodeFrame(text: string, payloadBytes: number): Buffer {
  const bytes = Buffer.byteLength(text);
  const frame = Buffer.allocUnsafe(HEAD_BYTES + bytes);
  frame.writeUInt32LE(bytes, 0);
  frame.writeUInt32LE(payloadBytes, LENGTH_BYTES);
  frame.write(text, HEAD_BYTES);
  return frame;
}

/** A frame that has arrived. */
export interface Frame {
  readonly text: string;
  readonly payload: ArrayBuffer;
}

/** Puts frames together from the pieces in which they arrive. */
export class FrameReader {
  readonly #head = Buffer.alloc(HEAD_BYTES);
  #filled = 0;
  #text: Buffer | undefined;
  #payload: Buffer | undefined;

  /** The frames that this piece completes. */
  take(piece: Uint8Array): readonly Frame[] {
    const frames: Frame[] = [];
    let at = 0;
    const fill = (target: Buffer): boolean => {
      const bytes = Math.min(target.length - this.#filled, piece.length - at);
      target.set(piece.subarray(at, at + bytes), this.#filled);
      at += bytes;
      this.#filled += bytes;
      return this.#filled === target.length;
    };
    for (;;) {
      if (this.#text === undefined) {
        if (!fill(this.#head)) return frames;
        this.#filled = 0;
        this.#text = Buffer.alloc(this.#head.readUInt32LE(0));
      }
      if (this.#payload === undefined) {
        if (!fill(this.#text)) return frames;
        this.#filled = 0;
        this.#payload = Buffer.from(new ArrayBuffer(this.#head.readUInt32LE(LENGTH_BYTES)));
      }
      if (!fill(this.#payload)) return frames;
      frames.push({ text: this.#text.toString('utf8'), payload: this.#payload.buffer as ArrayBuffer });
      this.#filled = 0;
      this.#text = undefined;
      this.#payload = undefined;
    }
  }
}
