import { toErrorBody } from '#shared/api/errors.ts';

export interface StartupFailure {
  readonly title: string;
  readonly content: string;
  /** As the command line has it: 3 for a library that is locked or unreadable, 1 for a fault of Postil's own. */
  readonly exitCode: 1 | 3;
}

/** What to tell a person when the library could not be opened at the start. */
export function describeFailure(error: unknown, libraryDirectory: string): StartupFailure {
  const { code, message, detail } = toErrorBody(error).error;
  const other = `Library: ${libraryDirectory}\nAnother library: start Postil with --library FOLDER.`;
  if (code === 'internal') {
    return {
      title: 'Postil could not start',
      content: `${message}\n\n${other}\n\n${detail ?? ''}`.trim(),
      exitCode: 1,
    };
  }
  const title = code === 'locked' ? 'This library is open already' : 'The library could not be opened';
  return { title, content: `${message}\n\n${other}`, exitCode: 3 };
}
