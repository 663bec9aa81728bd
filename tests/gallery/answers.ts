import type { CallInput, CallName, CallOutput } from '#shared/api/contract.ts';
import type { ErrorBody } from '#shared/api/errors.ts';

/** What is answered to calls, by their names; an error is the refusal that it says. */
export type Answers = { readonly [N in CallName]?: (input: CallInput<N>) => CallOutput<N> | Error };

let known: Answers = {};

/** From now on no call is answered. */
export function forgetAnswers(): void {
  known = {};
}

/** From now on these calls are answered as well. */
export function knowAnswers(answers: Answers): void {
  known = { ...known, ...answers };
}

/** In the place of `fetch`. Nobody answers what is not known: it is shown as it is while it loads. */
export function answer(address: string, init: { body?: string } = {}): Promise<Response> {
  const name = address.replace('/api/', '') as CallName;
  const answered = known[name] as ((input: unknown) => unknown) | undefined;
  if (answered === undefined) return new Promise(() => undefined);
  const output = answered(JSON.parse(init.body ?? '{}'));
  if (!(output instanceof Error)) return Promise.resolve(Response.json(output));
  const refusal: ErrorBody = { error: { code: 'internal', message: output.message } };
  return Promise.resolve(Response.json(refusal, { status: 500 }));
}
