import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipFile {
  readonly path: string | Uint8Array;
  readonly content: string | Uint8Array;
  readonly deflate?: boolean;
  /** Says that the file is locked with a password. */
  readonly encrypted?: boolean;
  /** What the archive says that the file unpacks to, where that is a lie. */
  readonly statedSize?: number;
  readonly statedChecksum?: number;
  /** Says that the name is UTF-8; true unless the path is bytes. */
  readonly utf8?: boolean;
  /** Unix mode, for links. */
  readonly mode?: number;
}

/** A ZIP archive of these files, with whatever falsehoods they ask for. */
export function zipOf(files: readonly ZipFile[]): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = typeof file.path === 'string' ? Buffer.from(file.path) : Buffer.from(file.path);
    const content = Buffer.from(file.content as string);
    const data = file.deflate ? deflateRawSync(content) : content;
    const flags = (file.encrypted ? 1 : 0) | ((file.utf8 ?? typeof file.path === 'string') ? 0x800 : 0);
    const sum = file.statedChecksum ?? crc32(content);
    const size = file.statedSize ?? content.length;
    const common = [
      u16(20),
      u16(flags),
      u16(file.deflate ? 8 : 0),
      u32(0x210000),
      u32(sum),
      u32(data.length),
      u32(size),
    ];
    const lengths = [u16(name.length), u16(0)];
    const head = Buffer.concat([u32(0x04034b50), ...common, ...lengths, name]);
    directory.push(
      Buffer.concat([u32(0x02014b50), u16(0x0314), ...common, ...lengths, u16(0), u16(0), u16(0)]),
      Buffer.concat([u32(((file.mode ?? 0) << 16) >>> 0), u32(offset), name]),
    );
    pieces.push(head, data);
    offset += head.length + data.length;
  }
  const listing = Buffer.concat(directory);
  const counts = [u16(0), u16(0), u16(files.length), u16(files.length)];
  return Buffer.concat([...pieces, listing, u32(0x06054b50), ...counts, u32(listing.length), u32(offset), u16(0)]);
}

/** A ZIP archive of files by their paths. */
export function zipOfPaths(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipOf(Object.entries(files).map(([path, content]) => ({ path, content, deflate: content.length > 200 })));
}

function u16(value: number): Buffer {
  return Buffer.from([value & 255, (value >>> 8) & 255]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
