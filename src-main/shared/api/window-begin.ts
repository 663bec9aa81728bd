import type { CallOutput } from './contract.ts';

/** What a window's page brings along of what the window asks for first, as JSON in `<meta name="window-begin">`. */
export interface WindowBegin {
  readonly info: CallOutput<'app.info'>;
  readonly settings: CallOutput<'settings.get'>;
}
