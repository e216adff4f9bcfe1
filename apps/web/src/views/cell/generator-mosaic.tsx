import type { Generators } from '@liesweep/api-contract';
import { decimals } from '@liesweep/figures/notation';
import { DIVERGING, colourAt } from '@liesweep/figures/palettes';
import { signedEntry } from '@liesweep/figures/signed-matrix';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import { nameOf } from './bracket-text.js';
import styles from './cell.module.css';
import { inkOn } from './ink-on.js';
import { drawnMatrices, entryLimit, type DrawnMatrix } from './generator-entries.js';

/** Matrices up to this n are tables with their numbers; larger ones have a pixel per entry. */
const LARGEST_TABLE = 6;
const PICTURE = { least: 84, most: 150 } as const;

/** What the mosaic shows. */
export interface GeneratorMosaicProps {
  readonly generators: Generators;
  /** The generator that is looked at, counted from 0. */
  readonly selected: number;
  readonly onSelect: (generator: number) => void;
}

/** Generators as matrices on one colour scale that is symmetric about zero; the selected one is framed. */
export function GeneratorMosaic({ generators, selected, onSelect }: GeneratorMosaicProps): ReactElement {
  const matrices = drawnMatrices(generators);
  const limit = entryLimit(matrices);
  const n = generators.features.length;
  const [readout, setReadout] = useState<string | null>(null);
  return (
    <>
      <div className={styles.mosaic}>
        {matrices.map((parts, generator) => {
          const name = nameOf(generator, generators.kind);
          return (
            <figure key={name} className={styles.matrix} data-selected={generator === selected || undefined}>
              <figcaption>
                <button
                  type="button"
                  className={styles.matrixName}
                  aria-pressed={generator === selected}
                  onClick={() => {
                    onSelect(generator);
                  }}
                >
                  {name}
                </button>
              </figcaption>
              <div className={styles.matrixParts}>
                {parts.map((matrix) => {
                  const shared = { matrix, limit, features: generators.features };
                  const title = `${matrix.part} ${name}`.trimStart();
                  return (
                    <div key={matrix.part} className={styles.matrixPart}>
                      {n <= LARGEST_TABLE ? (
                        <NumberMatrix {...shared} title={title} />
                      ) : (
                        <PictureMatrix {...shared} title={title} onRead={setReadout} />
                      )}
                      {matrix.part !== '' && <span className={styles.muted}>{matrix.part}</span>}
                    </div>
                  );
                })}
              </div>
            </figure>
          );
        })}
      </div>
      <div className={styles.row}>
        <Legend limit={limit} />
        {n > LARGEST_TABLE && (
          <p className={styles.readout}>{readout ?? 'Point at an entry, or walk with the arrow keys.'}</p>
        )}
      </div>
    </>
  );
}

interface MatrixProps {
  readonly matrix: DrawnMatrix;
  readonly title: string;
  readonly limit: number;
  readonly features: readonly string[];
}

function NumberMatrix({ matrix, title, limit, features }: MatrixProps): ReactElement {
  return (
    <table className={styles.entries} aria-label={title}>
      <thead className="visually-hidden">
        <tr>
          <td />
          {features.map((feature) => (
            <th key={feature} scope="col">
              {feature}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.rows.map((row, j) => (
          <tr key={features[j] ?? j}>
            <th scope="row" className="visually-hidden">
              {features[j]}
            </th>
            {row.map((value, k) => {
              const entry = signedEntry(value, limit);
              return (
                <td
                  key={features[k] ?? k}
                  title={`row ${features[j] ?? ''}, column ${features[k] ?? ''}: ${String(value)}`}
                  style={{ background: fillOf(value, limit), color: inkOn(channelsOf(value, limit)) }}
                >
                  {entry.label || '×'}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function PictureMatrix({
  matrix: { rows },
  title,
  limit,
  features,
  onRead,
}: MatrixProps & { readonly onRead: (text: string | null) => void }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [place, setPlace] = useState<readonly [row: number, column: number] | null>(null);
  const side = rows.length;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || side === 0) return;
    const image = context.createImageData(side, side);
    rows.forEach((row, j) => {
      row.forEach((value, k) => {
        image.data.set([...channelsOf(value, limit), 255], 4 * (j * side + k));
      });
    });
    context.putImageData(image, 0, 0);
  }, [rows, side, limit]);
  const textAt = ([j, k]: readonly [row: number, column: number]): string =>
    `${title}, row ${features[j] ?? String(j + 1)}, column ${features[k] ?? String(k + 1)}: ${decimals(rows[j]?.[k] ?? Number.NaN, 4)}`;
  const look = (next: readonly [row: number, column: number] | null): void => {
    setPlace(next);
    onRead(next === null ? null : textAt(next));
  };
  const clamp = (position: number): number => Math.min(side - 1, Math.max(0, position));

  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = (from: number, start: number, size: number): number => clamp(Math.floor(((from - start) / size) * side));
    look([at(event.clientY, box.top, box.height), at(event.clientX, box.left, box.width)]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    look(place === null ? [0, 0] : [clamp(place[0] + step[0]), clamp(place[1] + step[1])]);
    event.preventDefault();
    event.stopPropagation();
  };
  const zoom = Math.max(1, Math.round(Math.min(PICTURE.most, Math.max(PICTURE.least, side * 6)) / side));
  const [j, k] = place ?? [0, 0];
  return (
    <div
      className={styles.picture}
      style={{ width: side * zoom, height: side * zoom }}
      tabIndex={0}
      role="img"
      aria-label={`${title}, ${String(side)} × ${String(side)} entries. ${place === null ? 'Arrow keys read its entries.' : textAt(place)}`}
      onPointerMove={onPointerMove}
      onPointerLeave={() => {
        look(null);
      }}
      onBlur={() => {
        look(null);
      }}
      onKeyDown={onKeyDown}
    >
      <canvas ref={canvas} width={side} height={side} />
      {place !== null && (
        <span
          className={styles.pixel}
          style={{ left: k * zoom, top: j * zoom, width: zoom, height: zoom }}
          aria-hidden="true"
        />
      )}
    </div>
  );
}

function Legend({ limit }: { readonly limit: number }): ReactElement {
  return (
    <div className={styles.legend} aria-hidden="true">
      <span>{decimals(-limit, 2)}</span>
      <svg width="140" height="8" className={styles.legendBar}>
        {Array.from({ length: 28 }, (_, index) => (
          <rect key={index} x={index * 5} width="5" height="8" fill={fillOf((index / 27) * 2 - 1, 1)} />
        ))}
      </svg>
      <span>{decimals(limit, 2)}</span>
    </div>
  );
}

const NO_NUMBER = [168, 175, 186] as const;

function channelsOf(value: number, limit: number): readonly [number, number, number] {
  return Number.isFinite(value) ? colourAt(DIVERGING, (value / limit + 1) / 2) : NO_NUMBER;
}

function fillOf(value: number, limit: number): string {
  return `rgb(${channelsOf(value, limit)
    .map((channel) => String(Math.round(channel)))
    .join(' ')})`;
}
