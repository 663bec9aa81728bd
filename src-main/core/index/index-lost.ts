import { AppError } from '#shared/api/errors.ts';

/** The index was damaged and has been emptied: whoever asked fills it again. */
export class IndexLost extends AppError {
  constructor(cause: unknown) {
    super(
      'damaged',
      'The index of the library was damaged. It is being made again; nothing of the library is affected.',
      {
        cause,
      },
    );
  }
}
