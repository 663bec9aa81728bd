const newline = 0x0a;

/**
 * The lines of a stream of bytes, without their line ends. Only a line feed ends a line (RFC 8259 leaves U+2028 and
 * U+2029 raw in strings, where Node's readline would cut). Lines are bytes, so that each can be refused on its own.
 */
export async function* readLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pending: Uint8Array[] = [];
  for await (const chunk of input) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      yield Buffer.concat([...pending, chunk.subarray(from, at)]);
      pending = [];
      from = at + 1;
    }
    if (from < chunk.length) pending.push(chunk.subarray(from));
  }
  if (pending.length > 0) yield Buffer.concat(pending);
}
