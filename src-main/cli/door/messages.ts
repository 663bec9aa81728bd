import * as z from 'zod';

/**
 * The door speaks in messages of one byte for the kind, four for the length of the rest (big-endian) and the rest. Raised
 * whenever they or what commands mean by their arguments change: an app and a command line that differ do not talk.
 */
export const doorProtocol = 1;

export const kinds = {
  /** To the app. */
  request: 1,
  input: 2,
  inputEnd: 3,
  interrupt: 4,
  /** To the command line, which asks after it: of an app that hangs nothing is asked that it would do later. */
  hello: 64,
  accepted: 65,
  refused: 66,
  inputWanted: 67,
  out: 68,
  errors: 69,
  /** Ctrl+C was pressed, and what runs does nothing about it: end as if it had never been heard. */
  unheeded: 70,
  done: 71,
} as const;
export type Kind = (typeof kinds)[keyof typeof kinds];

const outputSchema = z.object({ isTTY: z.boolean(), columns: z.number().int().nonnegative() });

/** What every version's request begins with. */
export const askerSchema = z.object({ protocol: z.number().int(), key: z.string() });

export const requestSchema = askerSchema.extend({
  args: z.array(z.string()),
  directory: z.string(),
  out: outputSchema,
  errors: outputSchema,
});
export type DoorRequest = z.infer<typeof requestSchema>;

export interface Message {
  readonly kind: number;
  readonly body: Buffer;
}

/** Linux takes two megabytes of arguments; as JSON they may be several times that. */
export const largestMessage = 16 * 1024 * 1024;
/** Longer text goes in pieces of this size. */
const pieceBytes = 64 * 1024;

export function encodeMessage(kind: Kind, body: string | Uint8Array = ''): Buffer {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  const head = Buffer.alloc(5);
  head.writeUInt8(kind, 0);
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

/** Bytes of a stream as messages of a size that the other side takes. */
export function* encodePieces(kind: Kind, body: string | Uint8Array): Generator<Buffer> {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  for (let at = 0; at < bytes.length; at += pieceBytes) yield encodeMessage(kind, bytes.subarray(at, at + pieceBytes));
}

/** What a connection was closed in the midst of, or what no Postil sends. */
export class BrokenMessage extends Error {}

/** The messages on a connection, as they come. Throws BrokenMessage for one that is too large, or ends too early. */
export async function* readMessages(stream: AsyncIterable<unknown>, largest: number): AsyncGenerator<Message> {
  let pending: Buffer[] = [];
  let held = 0;
  let wanted = 5;
  for await (const chunk of stream) {
    pending.push(chunk as Buffer);
    held += (chunk as Buffer).length;
    while (held >= wanted) {
      const bytes = pending.length === 1 && pending[0] !== undefined ? pending[0] : Buffer.concat(pending);
      const length = bytes.readUInt32BE(1);
      if (length > largest) throw new BrokenMessage(`A message of ${length} bytes is longer than any.`);
      wanted = 5 + length;
      pending = [bytes];
      if (held < wanted) break;
      yield { kind: bytes.readUInt8(0), body: bytes.subarray(5, wanted) };
      pending = [bytes.subarray(wanted)];
      held -= wanted;
      wanted = 5;
    }
  }
  if (held > 0) throw new BrokenMessage('The connection was closed in the midst of a message.');
}
