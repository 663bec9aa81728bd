import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight, Minus, Pause, Play, Plus, X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { CommandId } from '#shared/commands/catalogue.ts';
import { fixedKey } from '#shared/commands/fixed-keys.ts';
import { settingsQuery } from '../../api/queries.ts';
import { languageName, text } from '../../lib/text.ts';
import { report } from '../../lib/toasts.ts';
import { IconButton } from '../../ui/button.tsx';
import styles from './read-aloud.module.css';
import { changeSpeed, readOrPause, stepReading, stopReading } from './reading.ts';
import { type ReadingAloud, useReadingAloud } from './reading-state.ts';
import { fastest, slowest, usualSpeed } from './speeds.ts';
import { VoiceChoice } from './voice-choice.tsx';

/** The bar under the article while it is read aloud: to and fro, the speed, the voice. */
export function ReadAloud() {
  const reading = useReadingAloud();
  const { data: settings } = useQuery(settingsQuery);
  if (reading.status === 'closed') return null;
  const { aloud } = text;
  const speed = settings?.voiceSpeed ?? usualSpeed;
  const isReading = reading.status === 'reading';
  const none = reading.voice === null;
  const message = messageOf(reading);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    stopReading();
    document.getElementById('reader')?.focus({ preventScroll: true });
  }

  return (
    <section className={styles.bar} aria-label={aloud.bar} onKeyDown={onKeyDown} data-aloud={reading.status}>
      <span className={styles.group}>
        <Act id="aloud.back" label={aloud.previousParagraph} disabled={none} onAct={() => stepReading(-1, 'paragraph')}>
          <ChevronsLeft />
        </Act>
        <Act
          id="aloud.previous"
          label={aloud.previousSentence}
          disabled={none}
          onAct={() => stepReading(-1, 'sentence')}
        >
          <ChevronLeft />
        </Act>
        <Act
          id="aloud.read"
          label={isReading ? aloud.pause : aloud.read}
          className={styles.play}
          disabled={none}
          onAct={() => void readOrPause().catch(report)}
        >
          {isReading ? <Pause /> : <Play />}
        </Act>
        <Act id="aloud.next" label={aloud.nextSentence} disabled={none} onAct={() => stepReading(1, 'sentence')}>
          <ChevronRight />
        </Act>
        <Act id="aloud.forward" label={aloud.nextParagraph} disabled={none} onAct={() => stepReading(1, 'paragraph')}>
          <ChevronsRight />
        </Act>
      </span>
      {reading.index >= 0 && <span className={styles.place}>{aloud.place(reading.index + 1, reading.count)}</span>}
      <span className={styles.space} />
      <span className={styles.group}>
        <Act id="aloud.slower" label={aloud.slower} isAtEnd={speed <= slowest} onAct={() => changeSpeed(-1)}>
          <Minus />
        </Act>
        <output className={styles.speed} aria-label={aloud.speed}>
          {aloud.times(speed)}
        </output>
        <Act id="aloud.faster" label={aloud.faster} isAtEnd={speed >= fastest} onAct={() => changeSpeed(1)}>
          <Plus />
        </Act>
      </span>
      {reading.voices.length > 0 && <VoiceChoice reading={reading} />}
      <IconButton label={aloud.stop} keys={fixedKey('leave')} onClick={stop}>
        <X />
      </IconButton>
      <p className={styles.message} role="status">
        {message}
      </p>
    </section>
  );
}

/** The button goes with its bar: the keyboard goes back to the text. */
function stop(): void {
  stopReading();
  document.getElementById('reader')?.focus({ preventScroll: true });
}

interface ActProps {
  id: CommandId;
  label: string;
  disabled?: boolean;
  /** Nothing more can be done in this direction: it does nothing then, and keeps the keyboard. */
  isAtEnd?: boolean;
  className?: string | undefined;
  onAct: () => void;
  children: ReactNode;
}

/** A button of the bar with the key of its command. */
function Act({ id, label, disabled = false, isAtEnd = false, className, onAct, children }: ActProps) {
  return (
    <IconButton
      label={label}
      command={id}
      {...(className !== undefined && { className })}
      disabled={disabled}
      aria-disabled={isAtEnd}
      onClick={onAct}
    >
      {children}
    </IconButton>
  );
}

function messageOf({ status, problem, language }: ReadingAloud): string {
  const { aloud } = text;
  if (status === 'looking') return aloud.looking;
  if (problem === 'no-voices') return aloud.noVoices;
  if (problem === 'no-language') return aloud.noLanguage(language === null ? '?' : languageName(language));
  return problem === 'fails' ? aloud.fails : '';
}
