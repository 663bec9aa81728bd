import { Socket as DatagramSocket } from 'node:dgram';
import { Socket } from 'node:net';

/**
 * Takes this thread's ways to the network away: whatever a page holds, and whatever a library that reads it would like
 * to ask somebody, extraction finds nobody to talk to.
 */
export function cutOffNetwork(): void {
  const refuse = (): never => {
    throw new Error('Extraction never uses the network.');
  };
  // Every stream of node:net, node:tls, node:http, node:https and undici begins here.
  Socket.prototype.connect = refuse;
  DatagramSocket.prototype.send = refuse;
  DatagramSocket.prototype.connect = refuse;
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) {
    Object.defineProperty(globalThis, name, { value: refuse, configurable: true, writable: true });
  }
}
