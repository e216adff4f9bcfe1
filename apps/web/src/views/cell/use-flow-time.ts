import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { prefersStill } from './prefers-still.js';
import { useIsSeen } from './use-is-seen.js';

const SECONDS = 7;

/** The time of a flow as a share of its duration, and the hand on its clock. */
export interface FlowTime {
  readonly share: number;
  readonly isPlaying: boolean;
  readonly setShare: (share: number) => void;
  readonly toggle: () => void;
}

/**
 * Plays a flow once when it is first seen, where motion is welcome, and whenever it is asked to. Stands still while nobody
 * sees it.
 *
 * @param subject what is played; another one begins anew
 */
export function useFlowTime(ref: RefObject<Element | null>, subject: string): FlowTime {
  const [share, setShare] = useState(0);
  const [isPlaying, setIsPlaying] = useState(() => !prefersStill());
  const isSeen = useIsSeen(ref);
  const played = useRef(subject);

  useEffect(() => {
    if (played.current === subject) return;
    played.current = subject;
    setShare(0);
    setIsPlaying(!prefersStill());
  }, [subject]);

  useEffect(() => {
    if (!isPlaying || !isSeen) return;
    let last: number | null = null;
    let request = requestAnimationFrame(function step(now) {
      const passed = last === null ? 0 : (now - last) / 1000 / SECONDS;
      last = now;
      setShare((before) => Math.min(1, before + passed));
      request = requestAnimationFrame(step);
    });
    return () => {
      cancelAnimationFrame(request);
    };
  }, [isPlaying, isSeen]);

  useEffect(() => {
    if (isPlaying && share >= 1) setIsPlaying(false);
  }, [isPlaying, share]);

  const toggle = useCallback((): void => {
    if (!isPlaying && share >= 1) setShare(0);
    setIsPlaying(!isPlaying);
  }, [isPlaying, share]);

  return {
    share,
    isPlaying,
    setShare: (next) => {
      setIsPlaying(false);
      setShare(next);
    },
    toggle,
  };
}
