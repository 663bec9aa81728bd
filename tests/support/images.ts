/** The smallest picture of each kind that Postil keeps; `salt` makes its bytes, and so its name, another. */
export function picture(kind: 'png' | 'jpg' | 'gif' | 'webp' | 'avif', salt = 0): Uint8Array {
  const head = {
    png: '\x89PNG\r\n\x1a\n',
    jpg: '\xff\xd8\xff\xe0',
    gif: 'GIF89a',
    webp: 'RIFF\x04\x00\x00\x00WEBPVP8 ',
    avif: '\x00\x00\x00\x18ftypavif',
  }[kind];
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(200, salt)]);
}
