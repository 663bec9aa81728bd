import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { notSaved, syncDirectory } from './durable-write.ts';

/** Adds JSON Lines to a file and resolves once they are durable; what a crash cut short before stays a line of its own. */
export async function appendLines(path: string, values: readonly unknown[]): Promise<void> {
  const lines = values.map((value) => `${JSON.stringify(value)}\n`).join('');
  try {
    const file = await open(path, 'a+');
    try {
      const { size } = await file.stat();
      const { buffer } = await file.read({ buffer: Buffer.alloc(1), position: Math.max(0, size - 1) });
      await file.appendFile(size === 0 || buffer[0] === 10 ? lines : `\n${lines}`);
      await file.sync();
    } finally {
      await file.close();
    }
    await syncDirectory(dirname(path));
  } catch (error) {
    throw notSaved(path, error);
  }
}
