import type { ReactElement, ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { CallError } from '../api/call.js';
import { Button } from './button.js';
import { ErrorState } from './error-state.js';
import styles from './confirm-dialog.module.css';

/** Asks before something that cannot be undone. Escape, a press outside and the first button leave all as it is. */
export function ConfirmDialog({
  isOpen,
  title,
  children,
  action,
  isDanger = true,
  isPending = false,
  error = null,
  onConfirm,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** What the button says that does it, as a verb: `Delete the sweep`. */
  readonly action: string;
  readonly isDanger?: boolean;
  readonly isPending?: boolean;
  readonly error?: CallError | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''} role="alertdialog">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <div className={styles.text}>{children}</div>
          {error === null ? null : <ErrorState error={error} />}
          <div className={styles.buttons}>
            <Button onPress={onClose}>Leave it</Button>
            <Button tone={isDanger ? 'danger' : 'primary'} isPending={isPending} onPress={onConfirm}>
              {action}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
