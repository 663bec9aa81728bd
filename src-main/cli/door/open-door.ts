import { randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type * as z from 'zod';
import type { App } from '#core/app.ts';
import { said } from '#core/said.ts';
import { type Carry, carryOut } from './carrying.ts';
import { makeListeningPlace } from './listening-place.ts';
import {
  askerSchema,
  doorProtocol,
  encodeMessage,
  kinds,
  largestMessage,
  readMessages,
  requestSchema,
} from './messages.ts';

export interface Door {
  /** Takes no more commands and waits for those under way; imports stop, to be gone on with. Before the app closes. */
  close(): Promise<void>;
}

/** Whoever connects says at once what they want. */
const askingMs = 5_000;
/** Commands that cannot be stopped get this long to reach whoever waits for them. */
const endingMs = 3_000;
const mostAtOnce = 32;

/**
 * Listens, as long as an app is open, for commands of the command line that need the library: the app that has it
 * carries them out. Only for the same person, on a local socket. Where it cannot listen, a notice says so, and the app
 * goes on without.
 */
export async function openDoor(app: App, carry: Carry): Promise<Door> {
  const key = randomBytes(32).toString('base64url');
  const sockets = new Set<Socket>();
  const running = new Set<Promise<void>>();
  let closing = false;

  const server = createServer((socket) => {
    if (closing) return void socket.destroy();
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    const over: Promise<void> = answer(socket)
      .catch(console.error)
      .then(() => {
        socket.end();
        running.delete(over);
      });
    running.add(over);
  });
  server.maxConnections = mostAtOnce;

  async function answer(socket: Socket): Promise<void> {
    socket.write(encodeMessage(kinds.hello));
    const late = setTimeout(() => socket.destroy(), askingMs).unref();
    const messages = readMessages(socket, largestMessage);
    const first = await messages.next().catch(() => null);
    clearTimeout(late);
    if (first === null || first.done || first.value.kind !== kinds.request) return void socket.destroy();
    const asker = parsed(askerSchema, first.value.body);
    const request = parsed(requestSchema, first.value.body);
    if (asker === null || !isSame(asker.key, key)) refuse(socket, 'Postil does not know who asks.');
    else if (request === null || request.protocol !== doorProtocol) refuse(socket, 'Postil is of another version.');
    else await carryOut(socket, request, messages, app, carry);
  }

  let clear = async (): Promise<void> => undefined;
  try {
    const place = await makeListeningPlace(app.stateDirectory, process.platform, process.env);
    clear = place.clear;
    await listen(server, place.address);
    if (process.platform !== 'win32') await chmod(place.address, 0o600);
    app.announce({ protocol: doorProtocol, address: place.address, key });
  } catch (error) {
    server.close();
    await clear().catch(console.error);
    const message = said().notices.noCommands;
    app.publish({ type: 'notice', message, detail: error instanceof Error ? error.message : String(error) });
    return { close: async () => undefined };
  }

  return {
    async close() {
      closing = true;
      app.announce(null);
      server.close();
      // Not as a person stops them: what is left of an import can be gone on with at the next start.
      void app.importJobs.close();
      await Promise.race([Promise.all(running), sleep(endingMs, undefined, { ref: false })]);
      // A command line that has been halted would hold the app.
      for (const socket of sockets) socket.destroy();
      await Promise.all(running);
      await clear().catch(console.error);
    },
  };
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ path: address }, () => {
      server.off('error', reject);
      server.on('error', console.error);
      resolve();
    });
  });
}

function refuse(socket: Socket, why: string): void {
  socket.end(encodeMessage(kinds.refused, why));
}

function parsed<T>(schema: z.ZodType<T>, body: Buffer): T | null {
  try {
    return schema.parse(JSON.parse(body.toString('utf8')));
  } catch {
    return null;
  }
}

function isSame(given: string, key: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(key);
  return a.length === b.length && timingSafeEqual(a, b);
}
