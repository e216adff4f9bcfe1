import type { Sweep } from '@liesweep/api-contract';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Button } from '../components/button.js';
import { ConfirmDialog } from '../components/confirm-dialog.js';
import { Menu } from '../components/menu.js';
import { useMaySteer } from '../shell/use-may-steer.js';
import { useSteer } from './use-steer.js';
import { possibleVerbs, VERB_WORDS, type Verb } from './verbs.js';

/**
 * What can be done to a sweep as it stands: in a menu, or with the likeliest verb as a button beside it. Nothing where whoever
 * looks may not steer. Deleting asks first.
 */
export function SteerMenu({
  sweep,
  isCompact = false,
  leaves = false,
}: {
  readonly sweep: Sweep;
  /** Only the menu, for rows of a list. */
  readonly isCompact?: boolean;
  /** Goes to the list of sweeps once this one is deleted. */
  readonly leaves?: boolean;
}): ReactElement | null {
  const maySteer = useMaySteer();
  const steer = useSteer();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const verbs = possibleVerbs(sweep);
  if (!maySteer || verbs.length === 0) return null;
  const { sweepId } = sweep;
  const act = (verb: Verb): void => {
    if (verb === 'delete') setAsking(true);
    else steer.mutate({ verb, sweepId });
  };
  const first = verbs.find((verb) => LIKELY.includes(verb));
  return (
    <>
      {isCompact || first === undefined ? null : (
        <Button
          tone={first === 'resume' ? 'primary' : 'plain'}
          isPending={steer.isPending}
          onPress={() => {
            act(first);
          }}
        >
          {VERB_WORDS[first].label}
        </Button>
      )}
      <Menu
        tone={isCompact ? 'quiet' : 'plain'}
        isSmall={isCompact}
        label={`Steer ${sweepId}`}
        trigger={<span aria-hidden="true">{isCompact ? '⋯' : 'Steer ▾'}</span>}
        entries={[
          {
            ...{ id: 'extend', label: 'Extend …', hint: 'Adds grid points and restarts' },
            onPress: () => {
              void navigate({ to: '/new', search: { from: 'extend', of: sweepId } });
            },
          },
          ...verbs.map((verb) => ({
            id: verb,
            ...VERB_WORDS[verb],
            isDanger: verb === 'delete',
            onPress: () => {
              act(verb);
            },
          })),
        ]}
      />
      <ConfirmDialog
        isOpen={isAsking}
        title="Delete this sweep?"
        action="Delete it"
        isPending={steer.isPending}
        error={steer.error}
        onClose={() => {
          steer.reset();
          setAsking(false);
        }}
        onConfirm={() => {
          steer.mutate(
            { verb: 'delete', sweepId },
            {
              onSuccess: () => {
                setAsking(false);
                if (leaves) void navigate({ to: '/' });
              },
            },
          );
        }}
      >
        <p>
          <strong>{sweepId}</strong> and its trials are removed from the stores. This cannot be undone.
        </p>
        <p>Trials that another sweep has as well stay there.</p>
      </ConfirmDialog>
    </>
  );
}

const LIKELY: readonly Verb[] = ['resume', 'pause'];
