import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  BrokenMessage,
  encodeMessage,
  encodePieces,
  kinds,
  type Message,
  readMessages,
} from '../../../src-main/cli/door/messages.ts';

async function* cut(bytes: Buffer, at: readonly number[]): AsyncGenerator<Buffer> {
  let from = 0;
  for (const to of [...at].sort((a, b) => a - b)) {
    yield bytes.subarray(from, Math.max(from, to));
    from = Math.max(from, to);
  }
  yield bytes.subarray(from);
}

async function read(stream: AsyncIterable<unknown>, largest = 1000): Promise<[number, string][]> {
  const found: Message[] = [];
  for await (const message of readMessages(stream, largest)) found.push(message);
  return found.map(({ kind, body }) => [kind, body.toString()]);
}

test('messages come as they were sent, wherever the connection cuts them', async () => {
  const kind = fc.constantFrom(...Object.values(kinds));
  const sent = fc.array(fc.tuple(kind, fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(sent, fc.array(fc.nat(300)), async (messages, at) => {
      const bytes = Buffer.concat(messages.map(([of, body]) => encodeMessage(of, body)));
      const expected = messages.map(([of, body]) => [of, Buffer.from(body).toString()]);
      expect(await read(cut(bytes, at))).toEqual(expected);
    }),
  );
});

test('what is long goes in pieces that are bytes, not letters', async () => {
  const text = 'ä€😀'.repeat(40_000);
  const pieces = [...encodePieces(kinds.out, text)];
  expect(pieces.length).toBeGreaterThan(1);
  const read: Buffer[] = [];
  for await (const { body } of readMessages(cut(Buffer.concat(pieces), []), 1 << 20)) read.push(Buffer.from(body));
  expect(Buffer.concat(read).toString()).toBe(text);
});

test('a message that is too large is refused by its head, one that is broken off at its end', async () => {
  const large = encodeMessage(kinds.request, 'x'.repeat(1001));
  await expect(read(cut(large.subarray(0, 5), []))).rejects.toThrow(BrokenMessage);
  const whole = encodeMessage(kinds.request, 'hello');
  for (const length of [1, 5, whole.length - 1]) {
    await expect(read(cut(whole.subarray(0, length), []))).rejects.toThrow(BrokenMessage);
  }
});
