import { globSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { resolve } from 'node:path';
import threads from 'node:worker_threads';
import { Worker } from '../support/kept-threads.ts';

/**
 * A process in which `postil serve`, as it is built, runs for one library after another: it and its threads are loaded once
 * and not for each test. It is told a library to serve, prints what the command prints, and ends the command when it is told `end`.
 */
Object.assign(threads, { Worker });
syncBuiltinESMExports();
const main = resolve(import.meta.dirname, '../../out/main');
const [program] = globSync('program-*.js', { cwd: main });
const { runProgram } = (await import(`${main}/${program}`)) as { runProgram(args: readonly string[]): Promise<void> };
// Each command listens to what ends it.
process.setMaxListeners(0);

process.on('message', async (asked: { library: string; state: string } | 'end') => {
  if (asked === 'end') {
    process.emit('SIGTERM', 'SIGTERM');
    return;
  }
  process.env.POSTIL_STATE = asked.state;
  await runProgram(['serve', '--no-open', '--json', '--quiet', '--library', asked.library]);
  process.send?.('ended');
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
