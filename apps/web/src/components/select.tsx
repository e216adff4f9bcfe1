import type { ReactElement } from 'react';
import {
  Select as AriaSelect,
  Button as AriaButton,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import styles from './menu.module.css';

/** One of a few values, with its label above. */
export function Select<Value extends string>({
  label,
  value,
  options,
  onChange,
  isDisabled = false,
}: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
}): ReactElement {
  return (
    <AriaSelect
      className={styles.select ?? ''}
      isDisabled={isDisabled}
      value={value}
      onChange={(chosen) => {
        if (chosen !== null) onChange(chosen as Value);
      }}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <AriaButton className={styles.chosen ?? ''}>
        <SelectValue /> <span aria-hidden="true">▾</span>
      </AriaButton>
      <Popover className={styles.popover ?? ''}>
        <ListBox className={styles.menu ?? ''}>
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} className={styles.item ?? ''} textValue={option.label}>
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
