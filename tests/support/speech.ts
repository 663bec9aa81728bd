/** A voice as a system has it. */
export const someVoices = [
  { voiceURI: 'net', name: 'From a server', lang: 'en-GB', localService: false, default: true },
  { voiceURI: 'us', name: 'Sam', lang: 'en-US', localService: true, default: false },
  { voiceURI: 'gb', name: 'Ada', lang: 'en-GB', localService: true, default: false },
  { voiceURI: 'de', name: 'Petra', lang: 'de_DE', localService: true, default: false },
] as const satisfies readonly SpeechSynthesisVoice[];

/** What a test asks of the stand-in. */
export interface SpeechControl {
  /** What was said until now, with the voice and the speed. */
  readonly said: { readonly text: string; readonly voice: string; readonly speed: number }[];
  readonly cancels: number;
  /** What is being said now; null in silence. */
  readonly speaking: string | null;
  /** The voice comes to the word at an offset of what it says; engines that give no length leave it out. */
  word(charIndex: number, charLength?: number): void;
  /** The voice comes to the end of what it says. */
  finish(): void;
  fail(error: SpeechSynthesisErrorCode): void;
  setVoices(voices: readonly SpeechSynthesisVoice[]): void;
}

/**
 * Puts a voice that says nothing, and that a test leads word by word, in the place of the system's. Chromium's behaviour:
 * what is cancelled tells of an error, later. Self-contained: it is also sent into a page before that starts.
 */
export function installSpeech(scope: object, given: readonly SpeechSynthesisVoice[]): SpeechControl {
  type Heard = SpeechSynthesisUtterance;
  class Utterance {
    readonly text: string;
    voice: SpeechSynthesisVoice | null = null;
    lang = '';
    rate = 1;
    onboundary: Heard['onboundary'] = null;
    onend: Heard['onend'] = null;
    onerror: Heard['onerror'] = null;
    constructor(text: string) {
      this.text = text;
    }
  }
  let voices = given;
  let queue: Heard[] = [];
  let cancels = 0;
  const said: SpeechControl['said'] = [];
  const fire = (heard: Heard, name: 'onboundary' | 'onend' | 'onerror', details: object) =>
    (heard[name] as ((event: object) => void) | null)?.call(heard, details);
  const speech: Pick<SpeechSynthesis, 'speak' | 'cancel' | 'getVoices'> & EventTarget = Object.assign(
    new EventTarget(),
    {
      getVoices: () => [...voices],
      speak: (heard: Heard) => {
        if (heard.voice === null || heard.lang === '') throw new Error('the voice is left to the system');
        said.push({ text: heard.text, voice: heard.voice.voiceURI, speed: heard.rate });
        queue.push(heard);
      },
      cancel: () => {
        cancels += 1;
        const gone = queue;
        queue = [];
        setTimeout(() => {
          for (const heard of gone) fire(heard, 'onerror', { error: 'canceled' });
        });
      },
    },
  );
  const control: SpeechControl = {
    said,
    get cancels() {
      return cancels;
    },
    get speaking() {
      return queue[0]?.text ?? null;
    },
    word: (charIndex, charLength) => {
      if (queue[0]) fire(queue[0], 'onboundary', { name: 'word', charIndex, charLength });
    },
    finish: () => {
      const heard = queue.shift();
      if (heard) fire(heard, 'onend', {});
    },
    fail: (error) => {
      const heard = queue.shift();
      if (heard) fire(heard, 'onerror', { error });
    },
    setVoices: (next) => {
      voices = next;
      speech.dispatchEvent(new Event('voiceschanged'));
    },
  };
  const define = (name: string, value: unknown) =>
    Object.defineProperty(scope, name, { value, configurable: true, writable: true });
  define('speechSynthesis', speech);
  define('SpeechSynthesisUtterance', Utterance);
  define('speechControl', control);
  return control;
}
