import { lazy, type ReactElement } from 'react';
import { LoadingState } from '../../components/loading-state.js';
import styles from './cell.module.css';

/** A drawing in space, whose library is loaded when the first one is looked at. */
export const SpaceCanvas = lazy(() =>
  import('./space-canvas.js').then(({ SpaceCanvas: component }) => ({ default: component })),
);

/** What stands in the place of a drawing in space until that is there. */
export function SpaceFallback(): ReactElement {
  return (
    <div className={styles.space}>
      <LoadingState what="the drawing in space" />
    </div>
  );
}
