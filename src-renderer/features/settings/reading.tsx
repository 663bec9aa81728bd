import { readingFonts, settingBounds, themes } from '#shared/model/choices.ts';
import type { Settings, SettingsChanges } from '#shared/model/settings.ts';
import { changeSettings } from '../../api/actions.ts';
import { formats, text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Option, Slider } from './controls.tsx';
import sample from './sample.module.css';
import styles from './settings.module.css';

/** What all of this section is at first, as the schema of the settings has it, which the page does without. */
const atFirst = {
  theme: 'system',
  font: 'serif',
  fontSize: 19,
  measure: 68,
  lineHeight: 1.6,
  paragraphSpacing: 1,
  letterSpacing: 0,
  hyphenation: true,
} as const satisfies SettingsChanges;

/** How the text of articles looks, with a sample of it. */
export function Reading({ settings }: { settings: Settings }) {
  const say = text.settings.reading;
  const change = (changes: SettingsChanges) => void changeSettings(changes);
  const isAtFirst = Object.entries(atFirst).every(([key, value]) => settings[key] === value);
  const sliders = [
    { key: 'fontSize', label: say.size, step: 1, shown: say.pixels },
    { key: 'measure', label: say.measure, step: 2, shown: say.characters },
    { key: 'lineHeight', label: say.lineHeight, step: 0.05, shown: formats.number },
    { key: 'paragraphSpacing', label: say.paragraphs, step: 0.25, shown: say.lines },
    { key: 'letterSpacing', label: say.letters, step: 1, shown: say.percent },
  ] as const;
  return (
    <div className={styles.form}>
      <p className={sample.sample} lang={say.sampleLanguage}>
        {say.sample}
      </p>
      <Choice
        legend={say.theme}
        values={themes}
        value={settings.theme}
        nameOf={(theme) => say.themes[theme]}
        onChange={(theme) => change({ theme })}
      />
      <Choice
        legend={say.face}
        values={readingFonts}
        value={settings.font}
        nameOf={(font) => say.faces[font]}
        onChange={(font) => change({ font })}
      />
      <div className={styles.group}>
        {sliders.map(({ key, shown, ...slider }) => (
          <Slider
            key={key}
            {...slider}
            min={settingBounds[key][0]}
            max={settingBounds[key][1]}
            value={settings[key]}
            shown={shown(settings[key])}
            onChange={(value) => change({ [key]: value })}
          />
        ))}
      </div>
      <Option
        label={say.hyphens}
        says={say.hyphensSays}
        checked={settings.hyphenation}
        onChange={(hyphenation) => change({ hyphenation })}
      />
      <Option
        label={say.announce}
        says={say.announceSays}
        checked={settings.marksAsElements}
        onChange={(marksAsElements) => change({ marksAsElements })}
      />
      <div>
        <Button aria-disabled={isAtFirst} onClick={() => isAtFirst || change(atFirst)}>
          {say.reset}
        </Button>
      </div>
    </div>
  );
}
