import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GatheringZip } from './gathering-zip.ts';

/** These are compressed already. */
const packed = /\.(?:gz|jpe?g|png|webp|gif|avif|zip)$/i;

export interface WrittenZip {
  readonly size: number;
  readonly sha256: string;
}

/** Writes a ZIP archive into a new file, one entry after another; ZIP64 where it needs to be. Nothing is held in memory. */
export class ZipWriter {
  private readonly zip = new GatheringZip({ zlib: { level: 6 } });
  private readonly hash = createHash('sha256');
  private readonly written: Promise<void>;
  private size = 0;
  private failure: unknown = null;
  private fail: (error: unknown) => void = () => undefined;
  private readonly failed: Promise<never>;

  /** The file must not be there yet. */
  constructor(path: string) {
    this.failed = new Promise((_, reject) => {
      this.fail = (error) => {
        this.failure ??= error;
        reject(error);
      };
    });
    this.failed.catch(() => undefined);
    this.zip.on('error', this.fail);
    this.written = this.write(path);
    this.written.catch(this.fail);
  }

  /** Resolves when it is in the archive. Throws what the system says of the file. */
  async add(path: string, source: Uint8Array | Readable, modified: Date): Promise<void> {
    if (this.failure !== null) throw this.failure;
    const content = source instanceof Readable ? source : Buffer.from(source.buffer, source.byteOffset, source.length);
    const isEmpty = !(content instanceof Readable) && content.length === 0;
    const added = new Promise<void>((resolve, reject) => {
      if (content instanceof Readable) content.once('error', reject);
      const options = { name: path, date: modified, mode: 0o644, store: packed.test(path) || isEmpty };
      this.zip.entry(content, options, (error) => (error ? reject(error) : resolve()));
    });
    await Promise.race([added, this.failed]);
  }

  /** Ends the archive; resolves when all of it is durable. */
  async end(): Promise<WrittenZip> {
    if (this.failure !== null) throw this.failure;
    this.zip.finalize();
    await Promise.race([this.written, this.failed]);
    return { size: this.size, sha256: this.hash.digest('hex') };
  }

  /** Gives up; the file is left as far as it is. */
  async abandon(): Promise<void> {
    const reason = new Error('given up');
    this.fail(reason);
    this.zip.destroy(reason);
    await this.written.catch(() => undefined);
  }

  private async write(path: string): Promise<void> {
    const file = await open(path, 'wx');
    try {
      const sink = new Writable({
        highWaterMark: 1024 * 1024,
        write: (chunk: Buffer, _encoding, done) => {
          this.hash.update(chunk);
          this.size += chunk.length;
          file.writeFile(chunk).then(() => done(), done);
        },
      });
      await pipeline(this.zip as unknown as Readable, sink);
      await file.sync();
      const { size } = await file.stat();
      if (size !== this.size) throw new Error(`${size} of ${this.size} bytes were written`);
    } finally {
      await file.close();
    }
  }
}
