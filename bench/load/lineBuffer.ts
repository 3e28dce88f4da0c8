/** Bytes of many lines, written by copying: strings would be put together, encoded and thrown away by the gigabyte. */
export class LineBuffer {
  #bytes = Buffer.allocUnsafe(1 << 20);
  #length = 0;

  /** What was written; valid until `clear`. */
  get written(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  add(bytes: Uint8Array): void {
    const { length } = bytes;
    if (this.#length + length > this.#bytes.length) this.#grow(length);
    // A call into the engine costs more than the loop when there is little to copy.
    if (length > longLiteral) this.#bytes.set(bytes, this.#length);
    else for (let i = 0; i < length; i++) this.#bytes[this.#length + i] = bytes[i]!;
    this.#length += length;
  }

  clear(): void {
    this.#length = 0;
  }

  #grow(by: number): void {
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + by));
    larger.set(this.written);
    this.#bytes = larger;
  }
}

const longLiteral = 48;
