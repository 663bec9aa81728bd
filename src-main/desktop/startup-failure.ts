import { said } from '#core/said.ts';
import { toErrorBody } from '#shared/api/errors.ts';
import type { Messages } from '#shared/messages/messages.ts';

export interface StartupFailure {
  readonly title: string;
  readonly content: string;
  /** As the command line has it: 3 for a library that is locked or unreadable, 1 for a fault of Postil's own. */
  readonly exitCode: 1 | 3;
}

/** What to tell a person when the library could not be opened at the start. */
export function describeFailure(error: unknown, libraryDirectory: string, text: Messages['desktop']): StartupFailure {
  const { code, message, detail } = toErrorBody(error, said().common.ownFault).error;
  const other = text.otherLibrary(libraryDirectory);
  if (code === 'internal') {
    return {
      title: text.notStarted,
      content: `${message}\n\n${other}\n\n${detail ?? ''}`.trim(),
      exitCode: 1,
    };
  }
  const title = code === 'locked' ? text.openAlready : text.notOpenedLibrary;
  return { title, content: `${message}\n\n${other}`, exitCode: 3 };
}
