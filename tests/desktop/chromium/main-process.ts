import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { electron } from './electron.ts';

/**
 * `node main-process.ts ARGS…`: runs the built main process as `electron . ARGS…` would, in this process, with the stand-in
 * for Electron. A parent that started it with an IPC channel is told `{ endpoint }` of Chromium once it is ready, and may
 * send `{ call, source, argument }`: a function of (electron, argument) to run here, answered by `{ call, result }` or `{ call, error }`.
 */
const root = resolve(import.meta.dirname, '../../..');
const standIn = pathToFileURL(join(import.meta.dirname, 'electron.ts')).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, format: 'module', shortCircuit: true } : next(specifier, context),
});
process.argv = [process.argv[0] ?? '', root, ...process.argv.slice(2)];
Object.assign(process, { defaultApp: true });
// Who started it has gone: nobody would end it.
process.once('disconnect', () => process.exit(1));

interface Asked {
  readonly call: number;
  readonly source: string;
  readonly argument: unknown;
}
process.on('message', ({ call, source, argument }: Asked) => {
  void (async () => {
    const run = new Function(`return (${source})`)() as (module: unknown, argument: unknown) => unknown;
    process.send?.({ call, result: await run(electron.module, argument) });
  })().catch((error: unknown) => process.send?.({ call, error: String(error) }));
});

await import(pathToFileURL(join(root, 'out/main/desktop.js')).href);
if (electron.app.exitCode === null) {
  const { endpoint, process: chromium } = await electron.start();
  process.send?.({ endpoint, chromium: chromium.pid });
}
