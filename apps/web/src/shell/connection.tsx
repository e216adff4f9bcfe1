import type { ReactElement } from 'react';
import { Button } from '../components/button.js';
import { channel } from '../live/channel.js';
import type { ChannelState } from '../live/event-channel.js';
import { useChannelState } from '../live/use-channel-state.js';
import styles from './shell.module.css';

const WORDS: Readonly<Record<ChannelState, string>> = {
  idle: '',
  connecting: 'Connecting',
  live: 'Live',
  hidden: 'Waiting',
  disconnected: 'Disconnected',
};

/** Whether what is shown changes as the sweep does. */
export function Connection(): ReactElement | null {
  const state = useChannelState();
  return (
    <>
      <span role="status" className={state === 'idle' ? 'visually-hidden' : styles.connection} data-state={state}>
        {WORDS[state]}
      </span>
      {state === 'disconnected' ? (
        <Button
          isSmall
          onPress={() => {
            channel.retry();
          }}
        >
          Retry now
        </Button>
      ) : null}
    </>
  );
}

/** Says that what is shown may be old, where the server cannot be reached. */
export function Disconnected(): ReactElement | null {
  const state = useChannelState();
  return state === 'disconnected' ? (
    <p className={styles.disconnected}>
      The server does not answer. What is shown may be out of date; sweeps go on without this page, which tries again by
      itself.
    </p>
  ) : null;
}
