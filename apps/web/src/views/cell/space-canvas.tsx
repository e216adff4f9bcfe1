import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import { Button } from '../../components/button.js';
import { saveCanvas } from '../../components/save-canvas.js';
import styles from './cell.module.css';
import { prefersStill } from './prefers-still.js';
import { spaceColours } from './space-colours.js';
import type { Place, SpaceScene } from './space-scene.js';
import { SpaceView } from './space-view.js';
import { useIsSeen } from './use-is-seen.js';
import { useThemeVersion } from './use-theme-version.js';

const KEY_ANGLE = Math.PI / 18;
const TURN_PER_SECOND = 0.25;
const STEPS: Readonly<Record<string, readonly [yaw: number, pitch: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What is drawn in space. */
export interface SpaceCanvasProps {
  readonly scene: SpaceScene;
  readonly points?: readonly Place[];
  readonly title: string;
  readonly fileName: string;
  /** Whether it may turn by itself. */
  readonly canTurn?: boolean;
}

/** A drawing in space that one turns by dragging or by the arrow keys; it turns by itself where motion is welcome. */
export function SpaceCanvas({ scene, points, title, fileName, canTurn = true }: SpaceCanvasProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [view, setView] = useState<SpaceView | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const [isTurning, setIsTurning] = useState(() => canTurn && !prefersStill());
  const isSeen = useIsSeen(canvas);
  const theme = useThemeVersion();
  const dragged = useRef<readonly [x: number, y: number] | null>(null);

  useEffect(() => {
    const element = canvas.current;
    const frame = element?.parentElement;
    if (element == null || frame == null) return;
    let made: SpaceView;
    try {
      made = new SpaceView(element, spaceColours(frame));
    } catch {
      setIsMissing(true);
      return;
    }
    const fit = (): void => {
      made.resize(frame.clientWidth, frame.clientHeight);
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(frame);
    setView(made);
    return () => {
      observer.disconnect();
      made.dispose();
      setView(null);
    };
  }, [theme]);

  useEffect(() => {
    view?.show(scene);
  }, [view, scene]);

  useEffect(() => {
    view?.place(points ?? []);
  }, [view, points]);

  useEffect(() => {
    if (view === null || !isTurning || !isSeen) return;
    let last: number | null = null;
    let request = requestAnimationFrame(function step(now) {
      if (last !== null && dragged.current === null) view.turn((TURN_PER_SECOND * (now - last)) / 1000, 0);
      last = now;
      request = requestAnimationFrame(step);
    });
    return () => {
      cancelAnimationFrame(request);
    };
  }, [view, isTurning, isSeen]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    setIsTurning(false);
    view?.turn(step[0] * KEY_ANGLE, step[1] * KEY_ANGLE);
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    dragged.current = [event.clientX, event.clientY];
    setIsTurning(false);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (dragged.current === null) return;
    const [x, y] = dragged.current;
    dragged.current = [event.clientX, event.clientY];
    view?.turn((event.clientX - x) / 120, (event.clientY - y) / 120);
  };
  const onPointerEnd = (): void => {
    dragged.current = null;
  };
  const label = useMemo(() => `${title}. Arrow keys turn it.`, [title]);

  if (isMissing) {
    return (
      <p className={styles.note} role="status">
        This browser draws nothing in space, because WebGL is switched off. The numbers are in the table below.
      </p>
    );
  }
  return (
    <div className={styles.spaceFigure}>
      <div
        className={styles.space}
        role="img"
        aria-label={label}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
      >
        <canvas ref={canvas} key={theme} />
      </div>
      <div className={styles.row}>
        <Button
          isSmall
          tone="quiet"
          isOn={isTurning}
          onPress={() => {
            setIsTurning(!isTurning);
          }}
        >
          {isTurning ? 'Stop turning' : 'Turn'}
        </Button>
        <Button
          isSmall
          tone="quiet"
          onPress={() => {
            view?.draw();
            if (canvas.current !== null) saveCanvas(canvas.current, fileName);
          }}
        >
          Save as PNG
        </Button>
        <span className={styles.muted}>Drag, or use the arrow keys.</span>
      </div>
    </div>
  );
}
