import type { Generators } from '@liesweep/api-contract';
import { decimals } from '@liesweep/figures/notation';
import { Suspense, type ReactElement } from 'react';
import { DataTable } from '../../components/data-table.js';
import styles from './cell.module.css';
import { coxeterPlanes } from './coxeter-plane.js';
import { SpaceCanvas, SpaceFallback } from './lazy-space.js';
import { RootArrows } from './root-arrows.js';
import { rootScene } from './root-scene.js';

type Roots = NonNullable<Generators['roots']>;

/** What the roots are shown from. */
export interface RootPanelProps {
  readonly roots: Roots;
}

/** The root diagram: in a plane up to rank 2, in space at rank 3, on a Coxeter plane for each simple ideal above. */
export function RootPanel({ roots }: RootPanelProps): ReactElement {
  const { rank, vectors, type } = roots;
  if (vectors.length === 0) return <p className={styles.note}>The algebra is commutative: it has no roots.</p>;
  const words = `${String(vectors.length)} roots of rank ${String(rank)}${type === null ? '' : `, ${type}`}`;
  return (
    <>
      <p>
        {words}. {lengthsOf(roots)}
      </p>
      <Diagram roots={roots} words={words} />
      <details>
        <summary>Roots as numbers</summary>
        <DataTable
          label="Roots, in an orthonormal basis of the Cartan subalgebra"
          rows={vectors.map((vector, index) => ({ vector, index }))}
          rowKey={({ index }) => String(index)}
          isMarked={({ index }) => roots.simple.includes(index)}
          columns={[
            { key: 'name', header: 'root', cell: ({ index }) => `α${roots.simple.includes(index) ? ', simple' : ''}` },
            ...Array.from({ length: rank }, (_, k) => ({
              key: String(k),
              header: `along H${String(k + 1)}`,
              isNumeric: true,
              cell: ({ vector }: { readonly vector: readonly number[] }) => decimals(vector[k] ?? 0, 3),
            })),
          ]}
        />
      </details>
    </>
  );
}

function Diagram({ roots, words }: { readonly roots: Roots; readonly words: string }): ReactElement {
  const { rank, vectors, isLong, simple } = roots;
  const arrowOf = (index: number, [x = 0, y = 0]: readonly number[]) => ({
    x,
    y,
    isLong: isLong[index] ?? true,
    isSimple: simple.includes(index),
  });
  if (rank <= 2)
    return <RootArrows arrows={vectors.map((vector, index) => arrowOf(index, vector))} rank={rank} title={words} />;
  if (rank === 3) {
    return (
      <Suspense fallback={<SpaceFallback />}>
        <SpaceCanvas scene={rootScene(roots)} title={`${words}, in space`} fileName="roots.png" />
      </Suspense>
    );
  }
  const planes = coxeterPlanes(vectors, simple);
  return (
    <>
      <div className={styles.planes}>
        {planes.map((plane, position) => (
          <RootArrows
            key={position}
            arrows={plane.roots.map((index, k) => arrowOf(index, plane.points[k] ?? [0, 0]))}
            rank={plane.rank}
            isProjected={plane.rank > 2}
            title={`${String(plane.roots.length)} roots of an ideal of rank ${String(plane.rank)}, on its Coxeter plane`}
          />
        ))}
      </div>
      <p className={styles.note}>
        {planes.length === 1 ? 'On its Coxeter plane' : 'Each simple ideal on its Coxeter plane'}: the plane in which
        the product of all simple reflections is a rotation.
      </p>
    </>
  );
}

function lengthsOf({ isLong }: Roots): string {
  const long = isLong.filter(Boolean).length;
  return long === isLong.length || long === 0
    ? 'All are of one length.'
    : `${String(long)} are long, ${String(isLong.length - long)} short.`;
}
