const sides = { width: 640, height: 480 };

/**
 * The smallest picture of each kind that Postil keeps, 640 by 480 pixels by its header unless told otherwise; it has
 * nothing but its header. `salt` makes its bytes, and so its name, another.
 */
export function picture(
  kind: 'png' | 'jpg' | 'gif' | 'webp' | 'avif',
  salt = 0,
  { width, height }: { width: number; height: number } = sides,
): Uint8Array {
  const four = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer).swap32();
  const two = (value: number): Buffer => four(value).subarray(2);
  const little = (value: number): Buffer => Buffer.from(Uint16Array.of(value).buffer);
  const text = (written: string): Buffer => Buffer.from(written, 'latin1');
  const box = (name: string, ...content: Buffer[]): Buffer => {
    const inner = Buffer.concat(content);
    return Buffer.concat([four(inner.length + 8), text(name), inner]);
  };
  const head = {
    png: () => [text('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR'), four(width), four(height), text('\x08\x02\0\0\0\0\0\0\0')],
    jpg: () => [text('\xff\xd8\xff\xe0\0\x04JF\xff\xc0\0\x11\x08'), two(height), two(width), text('\x03')],
    gif: () => [text('GIF89a'), little(width), little(height)],
    webp: () => [text('RIFF\x04\x00\x00\x00WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a'), little(width), little(height)],
    avif: () => [
      box('ftyp', text('avif\0\0\0\0')),
      box('meta', four(0), box('iprp', box('ipco', box('ispe', four(0), four(width), four(height))))),
    ],
  }[kind]();
  return new Uint8Array(Buffer.concat([...head, Buffer.alloc(200, salt)]));
}
