import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from './button.tsx';
import './overlay.css';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the end, the one that does the work last. */
  actions?: ReactNode | undefined;
  isWide?: boolean | undefined;
  /** `sheet` opens at the right edge and keeps the list in view; `alert` asks before something that cannot be undone. */
  kind?: 'dialog' | 'sheet' | 'alert' | undefined;
}

/** A question or a form above the page. Focus goes in, stays in, and comes back. */
export function Dialog(props: DialogProps) {
  const { kind = 'dialog' } = props;
  return (
    <ModalOverlay
      className="gm-scrim"
      data-side={kind === 'sheet' || undefined}
      isOpen={props.isOpen}
      isDismissable={kind !== 'alert'}
      onOpenChange={(isOpen) => (isOpen ? undefined : props.onClose())}
    >
      <Modal className="gm-dialog-frame" data-wide={props.isWide || undefined}>
        <AriaDialog className="gm-dialog" role={kind === 'alert' ? 'alertdialog' : 'dialog'}>
          <div className="gm-dialog-head">
            <Heading slot="title" level={2}>
              {props.title}
            </Heading>
            {kind === 'alert' ? null : <IconButton name="Close" icon="cross" onPress={props.onClose} />}
          </div>
          {props.children}
          {props.actions ? <div className="gm-dialog-actions">{props.actions}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
