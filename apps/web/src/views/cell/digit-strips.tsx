import type { GeneratorAction } from '@liesweep/api-contract';
import { formatTick } from '@liesweep/figures/notation';
import { useEffect, useRef, type ReactElement } from 'react';
import styles from './cell.module.css';

type Digits = NonNullable<GeneratorAction['digits']>;

/** What is shown of digits that a generator moves. */
export interface DigitStripsProps {
  readonly digits: Digits;
  /** Of the duration. */
  readonly share: number;
}

/** Handwritten digits as a generator moves them in latent space, and what the oracle takes each for. */
export function DigitStrips({ digits, share }: DigitStripsProps): ReactElement {
  return (
    <ul className={styles.digits}>
      {digits.strips.map(({ images, classes, times }, strip) => {
        const index = Math.min(images.length - 1, Math.round(share * (images.length - 1)));
        const now = classes[index];
        const own = classes[(images.length - 1) / 2]; // a strip leads from −t to t: the digit itself is in the middle
        const time = times[index] ?? Number.NaN;
        return (
          <li key={strip}>
            <Digit
              image={images[index] ?? ''}
              side={digits.side}
              label={`A handwritten digit that the oracle takes for ${String(now)}`}
            />
            <p>
              t = {formatTick(Number(time.toFixed(3)))}
              <br />
              taken for <strong>{now}</strong>
              {now === own ? '' : ` (at t = 0 for ${String(own)})`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function Digit({
  image,
  side,
  label,
}: {
  readonly image: string;
  readonly side: number;
  readonly label: string;
}): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const drawn = context.createImageData(side, side);
    const bytes = atob(image);
    for (let pixel = 0; pixel < side * side; pixel += 1) {
      const light = bytes.charCodeAt(pixel) || 0;
      drawn.data.set([light, light, light, 255], 4 * pixel);
    }
    context.putImageData(drawn, 0, 0);
  }, [image, side]);
  return <canvas ref={canvas} className={styles.digit} width={side} height={side} role="img" aria-label={label} />;
}
