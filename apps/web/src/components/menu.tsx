import type { ReactElement, ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Button, type ButtonProps } from './button.js';
import styles from './menu.module.css';

/** One line of a menu: something to do, or a file to get. */
export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  /** What it means, in small below. */
  readonly hint?: string;
  readonly onPress?: () => void;
  /** An address of the server: the browser saves what is there. */
  readonly href?: string;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
}

/** A button that opens a list of things to do. */
export function Menu({
  trigger,
  entries,
  tone = 'plain',
  isSmall = false,
  label,
}: {
  readonly trigger: ReactNode;
  readonly entries: readonly MenuEntry[];
  readonly tone?: NonNullable<ButtonProps['tone']>;
  readonly isSmall?: boolean;
  /** What the button is for, where its content is a sign alone. */
  readonly label?: string;
}): ReactElement {
  return (
    <MenuTrigger>
      <Button tone={tone} isSmall={isSmall} {...(label === undefined ? {} : { label })}>
        {trigger}
      </Button>
      <Popover className={styles.popover ?? ''} placement="bottom end">
        <AriaMenu className={styles.menu ?? ''} {...(label === undefined ? {} : { 'aria-label': label })}>
          {entries.map(({ id, label: text, hint, href, onPress, isDanger = false, isDisabled = false }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={text}
              isDisabled={isDisabled}
              className={styles.item ?? ''}
              data-danger={isDanger || undefined}
              {...(href === undefined ? {} : { href, download: true as const })}
              {...(onPress === undefined ? {} : { onAction: onPress })}
            >
              {text}
              {hint === undefined ? null : <span className={styles.hint}>{hint}</span>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
