import ZipStream from 'zip-stream';

/** Pieces are written on when they come to so many bytes. */
const enough = 64 * 1024;
/** Fields of headers are smaller than this. */
const small = 256;

/**
 * A ZipStream that writes the fields of its headers, two or four bytes each, in large pieces: the list of a large archive
 * is written at once, and each of its millions of fields would wait as a piece of its own.
 */
export class GatheringZip extends ZipStream {
  /** How many bytes were written so far. */
  declare offset: number;
  private pieces: Buffer[] = [];
  private bytes = 0;

  override write(...given: unknown[]): boolean {
    const [chunk, ...rest] = given;
    const isPiece = chunk instanceof Uint8Array && chunk.length < small && rest.every((each) => each === undefined);
    if (!isPiece) {
      this.writeOn();
      return this.pass(given);
    }
    this.pieces.push(Buffer.from(chunk));
    this.bytes += chunk.length;
    // Where each entry begins is told by this.
    this.offset += chunk.length;
    return this.bytes < enough || this.writeOn();
  }

  override end(...given: unknown[]): this {
    this.writeOn();
    (super.end as (...rest: unknown[]) => void).apply(this, given);
    return this;
  }

  private writeOn(): boolean {
    if (this.bytes === 0) return true;
    const all = Buffer.concat(this.pieces);
    this.pieces = [];
    this.bytes = 0;
    // It is counted once more as it is written.
    this.offset -= all.length;
    return this.pass([all]);
  }

  private pass(given: unknown[]): boolean {
    return (super.write as (...rest: unknown[]) => boolean).apply(this, given);
  }
}
