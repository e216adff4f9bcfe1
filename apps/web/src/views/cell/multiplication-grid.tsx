import type { Generators } from '@liesweep/api-contract';
import { bracketProducts, productMark, type BracketProduct } from '@liesweep/figures/bracket-products';
import type { ReactElement } from 'react';
import { bracketText, longestCommutator, nameOf, type Commutator } from './bracket-text.js';
import styles from './cell.module.css';
import { inkOn } from './ink-on.js';

/** Above this many generators its cells cannot be read. */
const LARGEST = 28;
/** With so large a share of cells that are not one generator, another basis is worth a look. */
const MOSTLY = 0.7;

/** What the multiplication table shows. */
export interface MultiplicationGridProps {
  readonly generators: Pick<Generators, 'structureConstants' | 'kind'>;
  readonly count: number;
  /** Whether there is a basis in which fewer commutators are mixtures. */
  readonly canBeSparser: boolean;
}

/**
 * The multiplication table: the colour and the number of the generator that [𝕁_a, 𝕁_b] is a multiple of; the whole commutator
 * where one points at it. A sentence where there are too many generators for a table.
 */
export function MultiplicationGrid({ generators, count, canBeSparser }: MultiplicationGridProps): ReactElement | null {
  const { structureConstants, kind } = generators;
  if (count < 2) return null;
  if (count > LARGEST) {
    return (
      <p className={styles.note}>
        A table of {count} × {count} commutators cannot be read; the list has them.
      </p>
    );
  }
  const products = bracketProducts(
    structureConstants.map(({ coefficients }) => coefficients),
    count,
  );
  const isMixed =
    canBeSparser &&
    products.flat().filter((product) => productMark(product, count) === null).length > MOSTLY * count * count;
  const longest = longestCommutator(structureConstants);
  const written = new Map(
    structureConstants.flatMap((each) => {
      const swapped: Commutator = { a: each.b, b: each.a, coefficients: each.coefficients.map((value) => -value) };
      return [each, swapped].map(
        (commutator) =>
          [`${String(commutator.a)} ${String(commutator.b)}`, bracketText(commutator, longest, kind)] as const,
      );
    }),
  );
  return (
    <>
      <div className={styles.scroller} tabIndex={0} role="region" aria-label="Multiplication table">
        <table className={styles.products}>
          <caption className="visually-hidden">
            Commutators: row a, column b, and the generator that makes nearly all of the commutator
          </caption>
          <thead>
            <tr>
              <td />
              {products.map((_, b) => (
                <th key={b} scope="col">
                  {nameOf(b, kind)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {products.map((row, a) => (
              <tr key={a}>
                <th scope="row">{nameOf(a, kind)}</th>
                {row.map((product, b) => {
                  const mark = productMark(product, count);
                  return (
                    <td
                      key={b}
                      title={written.get(`${String(a)} ${String(b)}`)}
                      data-kind={product.kind}
                      style={mark === null ? undefined : { background: mark.colour, color: inkOn(mark.fill) }}
                    >
                      {mark?.label ?? SIGNS[product.kind]}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.note}>
        A number is the generator that makes nearly all of the commutator (98 % of its square); · they commute, ∗ a
        mixture.
        {isMixed && ' The sparsest basis shows more.'}
      </p>
    </>
  );
}

const SIGNS: Readonly<Record<BracketProduct['kind'], string>> = { zero: '·', mixed: '∗', single: '' };
