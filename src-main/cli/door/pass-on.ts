import { createConnection, type Socket } from 'node:net';
import * as z from 'zod';
import type { DoorAddress, Owner } from '#core/storage/owner.ts';
import { describeOwner, describeSilence } from '#core/storage/owner.ts';
import { AppError } from '#shared/api/errors.ts';
import { LibraryUnusable } from '../exit-status.ts';
import { inputOnce, terminal } from '../terminal.ts';
import {
  BrokenMessage,
  type DoorRequest,
  doorProtocol,
  encodeMessage,
  encodePieces,
  kinds,
  largestMessage,
  type Message,
  readMessages,
} from './messages.ts';

/** An app that is not stopped or hung answers at once. */
const answerMs = 5_000;
const doneSchema = z.object({ status: z.number().int().min(0).max(255) });
/** What this process alone has open. */
const ownFiles = /^\/(?:dev\/(?:fd\/|stdin$)|proc\/(?:self|\d+)\/fd\/)/;

/**
 * Has the app that holds the library carry out this process's command, and is its terminal meanwhile. Resolves with its
 * exit status, or with null when that app no longer takes commands, as one that is closing. Throws LibraryUnusable
 * `locked` when it does not understand or does not answer, AppError `cancelled` when it ended meanwhile.
 */
export async function passOn(owner: Owner, door: DoorAddress): Promise<number | null> {
  const { args, directory, out, errors } = terminal();
  if (door.protocol !== doorProtocol) throw otherVersion(owner);
  const own = args.find((arg) => ownFiles.test(arg));
  if (own !== undefined) {
    const message = `${own} cannot be read by ${describeOwner(owner)}, which has the library open. Nothing was changed; save it to a file, or give it as standard input (-).`;
    throw new AppError('unsupported', message);
  }
  const request: DoorRequest = {
    protocol: doorProtocol,
    key: door.key,
    args: [...args],
    directory,
    out: { isTTY: out.isTTY, columns: out.columns },
    errors: { isTTY: errors.isTTY, columns: errors.columns },
  };
  const body = encodeMessage(kinds.request, JSON.stringify(request));
  if (body.length > largestMessage) throw new AppError('too-large', 'These are more arguments than Postil passes on.');
  const socket = await connect(door.address);
  if (socket === null) return null;
  const silence = setTimeout(() => socket.destroy(new Silence()), answerMs);
  const stopHearing = terminal().onInterrupt(() => socket.write(encodeMessage(kinds.interrupt)));
  let isAccepted = false;
  try {
    for await (const message of readMessages(socket, largestMessage)) {
      clearTimeout(silence);
      if (message.kind === kinds.hello) socket.write(body);
      else if (message.kind === kinds.refused) throw refused(owner, message.body.toString('utf8'));
      else if (message.kind === kinds.accepted) isAccepted = true;
      else if (message.kind === kinds.done) return doneSchema.parse(JSON.parse(message.body.toString('utf8'))).status;
      else await take(socket, message);
    }
  } catch (error) {
    if (error instanceof Silence) throw silent(owner);
    const isBroken = error instanceof BrokenMessage || (error instanceof Error && 'syscall' in error);
    if (!isBroken) throw error;
  } finally {
    clearTimeout(silence);
    stopHearing();
    socket.destroy();
  }
  // It had not begun: whoever asks again is not asking twice.
  if (!isAccepted) return null;
  const message = `${describeOwner(owner)} ended before this was done. What it said to be done is done; look, and do the rest again.`;
  throw new AppError('cancelled', message);
}

class Silence extends Error {}

/** Null where nobody listens. */
function connect(address: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = createConnection(address);
    socket.once('connect', () => {
      socket.off('error', fail);
      resolve(socket);
    });
    const fail = (): void => resolve(null);
    socket.once('error', fail);
  });
}

async function take(socket: Socket, { kind, body }: Message): Promise<void> {
  const { out, errors } = terminal();
  if (kind === kinds.out) await out.write(body);
  else if (kind === kinds.errors) await errors.write(body);
  else if (kind === kinds.inputWanted) void sendInput(socket);
  else if (kind === kinds.unheeded) process.kill(process.pid, 'SIGINT');
}

async function sendInput(socket: Socket): Promise<void> {
  const send = (bytes: Buffer): Promise<void> => new Promise((resolve) => socket.write(bytes, () => resolve()));
  // Whoever ends before all is read has the reading end with it.
  socket.once('close', () => process.stdin.destroy());
  try {
    for await (const chunk of inputOnce()) {
      for (const piece of encodePieces(kinds.input, chunk)) await send(piece);
    }
    await send(encodeMessage(kinds.inputEnd));
  } catch (error) {
    socket.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function otherVersion(owner: Owner): LibraryUnusable {
  const message = `The library is open in ${describeOwner(owner)}, which is Postil ${owner.version} and does not understand this command line. Nothing was changed; close it and open it again, so that both are the same Postil.`;
  return new LibraryUnusable('locked', message);
}

function refused(owner: Owner, why: string): LibraryUnusable {
  const message = `${describeOwner(owner)} has the library open and refused: ${why} Nothing was changed; close it and open it again.`;
  return new LibraryUnusable('locked', message);
}

function silent(owner: Owner): LibraryUnusable {
  const message = `The library is open in ${describeOwner(owner)}, which does not answer. Nothing was changed; close that one and try again.${describeSilence(owner)}`;
  return new LibraryUnusable('locked', message);
}
