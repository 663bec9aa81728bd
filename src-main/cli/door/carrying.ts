import type { Socket } from 'node:net';
import type { App } from '#core/app.ts';
import { limits } from '#core/importing/limits.ts';
import { sayingIn } from '#core/said.ts';
import { AppError } from '#shared/api/errors.ts';
import { inTerminal, type Output, type Terminal } from '../terminal.ts';
import { type DoorRequest, encodeMessage, encodePieces, type Kind, kinds, type Message } from './messages.ts';

/** Runs the command that `terminal().args` names, within the terminal it is called in. */
export type Carry = (args: readonly string[]) => Promise<void>;

/**
 * Carries out, with the app's own library, the command of another process: what it writes goes there, what it reads comes
 * from there. Resolves when the command is over, whether or not anybody still listens; only then may the app close.
 */
export async function carryOut(
  socket: Socket,
  request: DoorRequest,
  messages: AsyncIterable<Message>,
  app: App,
  carry: Carry,
): Promise<void> {
  const send = (bytes: Buffer): Promise<void> =>
    new Promise((resolve) => {
      // Calls back at once where the other side is gone: the command then writes to nobody.
      socket.write(bytes, () => resolve());
    });
  const outputOn = (kind: Kind, { isTTY, columns }: DoorRequest['out']): Output => ({
    isTTY,
    columns,
    async write(text) {
      for (const piece of encodePieces(kind, text)) await send(piece);
    },
  });
  const interrupting = new Set<() => void>();
  const input = createInput(() => void send(encodeMessage(kinds.inputWanted)));
  let status = 0;
  let isLeft = false;

  const interrupt = (): boolean => {
    const heeding = [...interrupting];
    interrupting.clear();
    for (const listener of heeding) listener();
    return heeding.length > 0;
  };
  const leave = (): void => {
    isLeft = true;
    input.fail();
    interrupt();
  };
  const take = ({ kind, body }: Message): void => {
    if (kind === kinds.input) input.add(body);
    else if (kind === kinds.inputEnd) input.end();
    else if (kind === kinds.interrupt) {
      if (interrupt() || isLeft) return;
      void send(encodeMessage(kinds.unheeded));
      leave();
    } else socket.destroy();
  };
  const listen = async (): Promise<void> => {
    try {
      for await (const message of messages) take(message);
    } catch {
      // Broken off, or no Postil's message: nobody is there to be told.
      socket.destroy();
    }
    leave();
  };

  const given: Terminal = {
    args: request.args,
    directory: request.directory,
    app,
    out: outputOn(kinds.out, request.out),
    errors: outputOn(kinds.errors, request.errors),
    command: '',
    readInput: input.read,
    setExitStatus(value) {
      status = value;
    },
    onInterrupt(listener) {
      if (isLeft) listener();
      else interrupting.add(listener);
      return () => void interrupting.delete(listener);
    },
    isLeft: () => isLeft,
  };
  await send(encodeMessage(kinds.accepted));
  // Whoever has left already has been told, or tells, that nothing was done.
  if (socket.destroyed) return;
  void listen();
  // Scripts rely on what it says, whatever the app's own pages are shown in.
  await sayingIn('en', () => inTerminal(given, () => carry(request.args)));
  await send(encodeMessage(kinds.done, JSON.stringify({ status })));
}

interface Input {
  read(): Promise<Uint8Array>;
  add(chunk: Buffer): void;
  end(): void;
  fail(): void;
}

/** Standard input of the other process, which is asked for it once the command reads it. */
function createInput(ask: () => void): Input {
  const chunks: Buffer[] = [];
  let size = 0;
  let isAsked = false;
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  promise.catch(() => undefined);
  return {
    read() {
      if (!isAsked) ask();
      isAsked = true;
      return promise;
    },
    add(chunk) {
      size += chunk.length;
      if (size <= limits.inputBytes) chunks.push(Buffer.from(chunk));
      else {
        chunks.length = 0;
        const message =
          'Standard input is larger than 200 MB, the most that an open Postil takes of it. Nothing was added; name the file.';
        reject(new AppError('too-large', message));
      }
    },
    end: () => resolve(Buffer.concat(chunks)),
    fail: () => reject(new AppError('cancelled', 'The command was left before its input had come. Nothing was done.')),
  };
}
