import { globSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * A process in which `postil serve`, as it is built, runs for one library after another: it is loaded once and not for each
 * test. It is told a library to serve, prints what the command prints, and ends the command when it is told `end`.
 */
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
