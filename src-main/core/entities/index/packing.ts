import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Mention, Recognition } from '#shared/model/entity.ts';

const fast = { level: 3 };

/** A text at a third of its size or so. */
export function packText(text: string): Uint8Array {
  // A reading text may hold half a surrogate pair, which UTF-8 cannot: the first byte tells.
  const encoding = text.isWellFormed() ? 'utf8' : 'utf16le';
  return deflateRawSync(Buffer.concat([Buffer.of(encoding === 'utf8' ? 0 : 1), Buffer.from(text, encoding)]), fast);
}

export function unpackText(packed: Uint8Array): string {
  const bytes = inflateRawSync(packed);
  return bytes.toString(bytes[0] === 0 ? 'utf8' : 'utf16le', 1);
}

/** A mention that says nothing but where it stands: distance to the one before, length, index of its entity. */
type Short = readonly [skip: number, length: number, entity: number];
type Packed = Omit<Recognition, 'mentions'> & { readonly mentions: readonly (Short | Mention)[] };

/** A recognition of `text`. Mentions, which are most of it, keep only what text and entities do not tell. */
export function packRecognition(recognition: Recognition, text: string): Uint8Array {
  const indexOf = new Map(recognition.entities.map(({ id }, index) => [id, index]));
  let last = 0;
  const mentions = recognition.mentions.map((mention): Short | Mention => {
    const { start, end, entity } = mention;
    const index = indexOf.get(entity) ?? -1;
    const isPlain =
      Object.keys(mention).length === 5 &&
      mention.text === text.slice(start, end) &&
      mention.type === recognition.entities[index]?.type;
    const skip = start - last;
    last = start;
    return isPlain ? [skip, end - start, index] : mention;
  });
  return deflateRawSync(JSON.stringify({ ...recognition, mentions } satisfies Packed), fast);
}

/** Trusted as it is: only this index wrote it, and one that is damaged is made anew. */
export function unpackRecognition(packed: Uint8Array, text: string): Recognition {
  const { mentions, ...rest } = JSON.parse(inflateRawSync(packed).toString('utf8')) as Packed;
  let last = 0;
  const full = mentions.map((mention): Mention => {
    const isShort = Array.isArray(mention);
    const start = isShort ? last + (mention as Short)[0] : (mention as Mention).start;
    last = start;
    if (!isShort) return mention as Mention;
    const [, length, index] = mention as Short;
    const { id, type } = rest.entities[index] as Recognition['entities'][number];
    return { start, end: start + length, text: text.slice(start, start + length), type, entity: id };
  });
  return { ...rest, mentions: full };
}
