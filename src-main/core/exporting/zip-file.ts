import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';
import { AppError } from '#shared/api/errors.ts';

const deflate = promisify(deflateRaw);

/** The first day that the format knows: the same files always give the same bytes. */
const noDate = 0x21;
const utf8Names = 0x800;
const deflated = 8;
/** What fits without the format's later extension, which not every program reads. */
const mostFiles = 65_535;
const mostBytes = 0xffff_ffff;

/**
 * A ZIP archive (APPNOTE 6.3) that is written file after file: in memory are one file and the list of all. Throws AppError
 * `too-large` for more than 65,535 files or 4 GB.
 */
export class ZipFile {
  private readonly file: FileHandle;
  private readonly directory: Buffer[] = [];
  private offset = 0;

  constructor(file: FileHandle) {
    this.file = file;
  }

  async add(path: string, bytes: Uint8Array): Promise<void> {
    const packed = await deflate(bytes);
    const name = Buffer.from(path);
    if (this.directory.length >= mostFiles || this.offset + packed.length + 2 * name.length + 100 > mostBytes) {
      const more = 'Export fewer articles, or use “postil export --out FOLDER”.';
      throw new AppError('too-large', `These are more files than one ZIP holds. ${more} Nothing was written.`);
    }
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(utf8Names, 2);
    common.writeUInt16LE(deflated, 4);
    common.writeUInt16LE(noDate, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(this.offset, 10);
    this.directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), common, place, name]));
    await this.write(Buffer.concat([signature(0x04034b50), common, name, packed]));
  }

  /** Writes the list of the files, without which it is no archive. */
  async end(): Promise<void> {
    const listing = Buffer.concat(this.directory);
    const end = Buffer.alloc(18);
    end.writeUInt16LE(this.directory.length, 4);
    end.writeUInt16LE(this.directory.length, 6);
    end.writeUInt32LE(listing.length, 8);
    end.writeUInt32LE(this.offset, 12);
    await this.write(Buffer.concat([listing, signature(0x06054b50), end]));
  }

  private async write(bytes: Buffer): Promise<void> {
    await this.file.writeFile(bytes);
    this.offset += bytes.length;
  }
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
