import { text } from '../../lib/text.ts';
import styles from './read-aloud.module.css';
import { chooseVoice } from './reading.ts';
import type { ReadingAloud } from './reading-state.ts';
import { languageOf } from './voices.ts';

/** The voices of this computer, those that speak the article's language first. */
export function VoiceChoice({ reading: { voices, voice, language } }: { reading: ReadingAloud }) {
  const { aloud } = text;
  const spoken = languageOf(language);
  const able = voices.filter(({ lang }) => spoken === null || languageOf(lang) === spoken);
  const others = voices.filter((each) => !able.includes(each));
  return (
    <select
      className={styles.voice}
      aria-label={aloud.voice}
      value={voice?.voiceURI ?? ''}
      onChange={(event) => chooseVoice(event.target.value)}
    >
      {voice === null && <option value="">{aloud.noVoice}</option>}
      <Options voices={able} />
      {others.length > 0 && (
        <optgroup label={aloud.otherLanguages}>
          <Options voices={others} />
        </optgroup>
      )}
    </select>
  );
}

function Options({ voices }: { voices: readonly SpeechSynthesisVoice[] }) {
  return voices.map(({ voiceURI, name, lang }) => (
    <option key={voiceURI} value={voiceURI}>
      {name} ({lang.replace('_', '-')})
    </option>
  ));
}
