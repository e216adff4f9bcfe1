import type { ReactElement } from 'react';
import { Slider as AriaSlider, Label, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import styles from './slider.module.css';

/** Picks one of the values of an axis, by its position; the value stands beside the label. */
export function Slider({
  label,
  values,
  position,
  onChange,
  format = String,
}: {
  readonly label: string;
  readonly values: readonly number[];
  readonly position: number;
  readonly onChange: (position: number) => void;
  readonly format?: (value: number) => string;
}): ReactElement {
  const textOf = (at: number): string => format(values[at] ?? Number.NaN);
  return (
    <AriaSlider
      className={styles.slider ?? ''}
      value={position}
      minValue={0}
      maxValue={Math.max(1, values.length - 1)}
      step={1}
      isDisabled={values.length < 2}
      onChange={(at) => {
        onChange(Math.min(at, values.length - 1));
      }}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <SliderOutput className={styles.output ?? ''}>{() => textOf(position)}</SliderOutput>
      <SliderTrack className={styles.track ?? ''}>
        <SliderThumb className={styles.thumb ?? ''} aria-valuetext={textOf(position)} />
      </SliderTrack>
    </AriaSlider>
  );
}
