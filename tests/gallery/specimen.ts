import type { ReactNode } from 'react';

/** One thing on the sheet, in one or several of its states. */
export interface Specimen {
  /** Also the name of its picture. */
  readonly id: string;
  readonly title: string;
  /** What fills a window of its own, as a dialog does: the size of that, in pixels. */
  readonly frame?: { readonly width: number; readonly height: number };
  /** Puts what it shows in place where no props do, before it is shown. */
  readonly prepare?: () => void;
  readonly show: () => ReactNode;
}

export interface SpecimenGroup {
  readonly title: string;
  readonly specimens: readonly Specimen[];
}
