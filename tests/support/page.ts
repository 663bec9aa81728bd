import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Handler } from '#server/handle.ts';
import { type CallInput, type CallName, type CallOutput, contract } from '#shared/api/contract.ts';
import type { ErrorBody } from '#shared/api/errors.ts';
import { callHeader } from '#shared/api/wire.ts';
import { temporaryFolder } from './folder.ts';

/** A built page: the `index.html` of the window, one script under `assets/`, and beside it a file that no page may have. */
export async function builtPage(): Promise<string> {
  const folder = await temporaryFolder();
  const page = join(folder, 'page');
  await mkdir(join(page, 'assets'), { recursive: true });
  await copyFile(resolve(import.meta.dirname, '../../src-renderer/index.html'), join(page, 'index.html'));
  await writeFile(join(page, 'assets', 'app-1a2b.js'), 'export {};');
  await writeFile(join(page, 'assets', 'app-1a2b.js.map'), '{}');
  await writeFile(join(folder, 'secret.js'), 'secret');
  return page;
}

export const origin = 'http://127.0.0.1:4000';

/** A call as our page makes it; `init` replaces parts of it. */
export function callRequest(name: string, input: unknown, init: RequestInit = {}): Request {
  return new Request(`${origin}/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [callHeader]: '1' },
    body: JSON.stringify(input),
    ...init,
  });
}

/** Makes a call and gives its answer, checked against the contract. */
export async function call<N extends CallName>(handle: Handler, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const response = await handle(callRequest(name, input));
  const answer: unknown = await response.json();
  if (response.status !== 200)
    throw new Error(`${name} was answered with ${response.status}: ${JSON.stringify(answer)}`);
  return contract[name].output.parse(answer) as CallOutput<N>;
}

/** The error that a request is answered with. */
export async function refusal(
  response: Promise<Response> | Response,
): Promise<{ status: number } & ErrorBody['error']> {
  const answer = await response;
  const { error } = (await answer.json()) as ErrorBody;
  return { status: answer.status, ...error };
}
