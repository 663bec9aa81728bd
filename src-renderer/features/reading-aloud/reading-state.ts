import { create } from 'zustand';

/** What is read aloud, and by whom. */
export interface ReadingAloud {
  /** `ready`: the bar is open and nothing has been read, or all has. */
  readonly status: 'closed' | 'looking' | 'ready' | 'reading' | 'paused';
  /** The sentence that is read, of `count`; -1 while there is none. */
  readonly index: number;
  readonly count: number;
  /** The voices of this computer. */
  readonly voices: readonly SpeechSynthesisVoice[];
  readonly voice: SpeechSynthesisVoice | null;
  /** What the article is written in, a BCP 47 tag; null where it does not say. */
  readonly language: string | null;
  /** Why nothing is heard: no voice at all, none for the language, or one that fails. */
  readonly problem: 'no-voices' | 'no-language' | 'fails' | null;
}

export const closed: ReadingAloud = {
  status: 'closed',
  index: -1,
  count: 0,
  voices: [],
  voice: null,
  language: null,
  problem: null,
};

export const useReadingAloud = create<ReadingAloud>()(() => closed);
