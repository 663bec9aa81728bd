import type { ReactNode } from 'react';
import type { Answers } from './answers.ts';

/** One thing on the sheet, in one or several of its states. */
export interface Specimen {
  /** Also the name of its picture. */
  readonly id: string;
  readonly title: string;
  /** What fills a window of its own, as a dialog does: the size of that, in pixels. */
  readonly frame?: { readonly width: number; readonly height: number };
  /** Puts what it shows in place where no props do, before it is shown. */
  readonly prepare?: () => void;
  /** What is answered to calls that it makes. */
  readonly answers?: Answers;
  /** What a person does in it before it is looked at. Only what has a window of its own keeps the keyboard. */
  readonly act?: () => Promise<void>;
  readonly show: () => ReactNode;
}

export interface SpecimenGroup {
  readonly title: string;
  readonly specimens: readonly Specimen[];
}
