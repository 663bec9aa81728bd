import { spawn } from 'node:child_process';
import { root } from './paths.ts';

/** A window that ends by itself within this time never came up. */
const startMs = 8_000;

/**
 * Runs the built app in Electron until it ends and takes over its exit code. Resolves with null, or, when Electron
 * could not start on this machine (a sandbox the system does not allow, a library that is missing), with a sentence.
 */
export function runElectron(program: string, args: readonly string[]): Promise<string | null> {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(program, [root, ...args], { stdio: 'inherit', env: environment() });
    let asked = false;
    const pass = (signal: NodeJS.Signals) => {
      asked = true;
      child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const signal of signals) process.on(signal, pass);
    const done = (failure: string | null) => {
      for (const signal of signals) process.off(signal, pass);
      resolve(failure);
    };
    child.on('error', (error) => done(`Electron could not start (${error.message}), so Postil opens in the browser.`));
    child.on('exit', (code, signal) => {
      if (code !== 0 && !asked && Date.now() - started < startMs) {
        done(`Electron could not start here (${signal ?? `exit ${code}`}), so Postil opens in the browser.`);
        return;
      }
      process.exitCode = code ?? (asked ? 0 : 1);
      done(null);
    });
  });
}

/** Electron run as plain Node would be no app at all. */
function environment(): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return env;
}
