import type { ComponentProps, ReactNode } from 'react';
import type { CommandId } from '#shared/commands/catalogue.ts';
import { useCaps } from '../api/command-list.ts';
import { capsOf } from '../lib/keys.ts';
import { text } from '../lib/text.ts';
import styles from './button.module.css';

type Look = 'plain' | 'primary' | 'quiet';

/** A button with words on it. */
export function Button({ look = 'plain', className, ...rest }: ComponentProps<'button'> & { look?: Look }) {
  return <button type="button" className={`${styles.button} ${styles[look]} ${className ?? ''}`} {...rest} />;
}

interface IconButtonProps extends ComponentProps<'button'> {
  /** What it does, for the tooltip and for those who do not see the icon. */
  label: string;
  /** The command that does the same: its tooltip shows the key that it has now. */
  command?: CommandId;
  /** Keys that do the same and are no command's, or are shown where the command has none: of `fixedKeys`. */
  keys?: string;
  children: ReactNode;
}

/** A square button with an icon on it. */
export function IconButton({ command, ...rest }: IconButtonProps) {
  return command === undefined ? <PlainIconButton {...rest} /> : <CommandIconButton command={command} {...rest} />;
}

function CommandIconButton({ command, keys, ...rest }: IconButtonProps & { command: CommandId }) {
  return <PlainIconButton caps={useCaps(command)} {...(keys !== undefined && { keys })} {...rest} />;
}

type PlainProps = Omit<IconButtonProps, 'command'> & { caps?: string | undefined };

function PlainIconButton({ label, keys, caps = keys && capsOf(keys), className, ...rest }: PlainProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={text.keys.tooltip(label, caps ?? '')}
      className={`${styles.icon} ${className ?? ''}`}
      {...rest}
    />
  );
}
