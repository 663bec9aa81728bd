import { Socket as DatagramSocket } from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
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
  // Even the question for a name tells somebody something.
  for (const asker of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
    for (const name of Object.getOwnPropertyNames(asker)) {
      if (/^(?:lookup|resolve|reverse)/.test(name)) Object.defineProperty(asker, name, { value: refuse });
    }
  }
  syncBuiltinESMExports();
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) {
    Object.defineProperty(globalThis, name, { value: refuse, configurable: true, writable: true });
  }
}
