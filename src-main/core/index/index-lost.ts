import { AppError } from '#shared/api/errors.ts';
import { said } from '../said.ts';

/** The index was damaged and has been emptied: whoever asked fills it again. */
export class IndexLost extends AppError {
  constructor(cause: unknown) {
    super('damaged', said().library.indexLost, {
      cause,
    });
  }
}
