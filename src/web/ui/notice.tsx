import { type ReactNode, useId } from 'react';
import { Icon, type IconName } from './icons.tsx';
import './notice.css';

/** What a notice is about. */
export type NoticeKind = 'info' | 'warning' | 'success' | 'problem';

const signs: Record<NoticeKind, IconName> = {
  info: 'info',
  warning: 'warning',
  success: 'tick',
  problem: 'cross',
};
const words: Record<NoticeKind, string> = {
  info: 'Information',
  warning: 'Warning',
  success: 'Done',
  problem: 'Problem',
};

export interface NoticeProps {
  kind?: NoticeKind | undefined;
  title: string;
  children?: ReactNode | undefined;
  actions?: ReactNode | undefined;
  /** Read out as soon as it appears. */
  isLive?: boolean | undefined;
}

/** Something the reader should know before going on, and what can be done about it. */
export function Notice({ kind = 'info', title, children, actions, isLive }: NoticeProps) {
  const id = useId();
  return (
    <section
      className="gm-notice"
      data-kind={kind}
      aria-labelledby={id}
      aria-live={isLive ? 'polite' : undefined}
    >
      <Icon name={signs[kind]} size={18} />
      <div>
        <p className="gm-notice-title" id={id}>
          <span className="gm-hidden">{words[kind]}: </span>
          {title}
        </p>
        {children ? <div className="gm-notice-body">{children}</div> : null}
        {actions ? <div className="gm-row gm-notice-actions">{actions}</div> : null}
      </div>
    </section>
  );
}

/** What a page shows before there is anything: a picture of ours, a sentence, the way to begin. */
export function EmptyState({
  picture,
  title,
  children,
  action,
}: {
  picture?: ReactNode | undefined;
  title: string;
  children: ReactNode;
  action?: ReactNode | undefined;
}) {
  return (
    <div className="gm-empty">
      {picture ? (
        <div className="gm-empty-picture" aria-hidden="true">
          {picture}
        </div>
      ) : null}
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}

/** What was just done, and the way to take it back, until it is dismissed. */
export function UndoBar({
  children,
  onUndo,
  onDismiss,
}: {
  children: ReactNode;
  onUndo: () => void;
  onDismiss: () => void;
}) {
  return (
    <div className="gm-undo" role="status">
      <span>{children}</span>
      <button type="button" className="gm-button" data-kind="quiet" onClick={onUndo}>
        Undo
      </button>
      <button type="button" className="gm-icon-button" aria-label="Dismiss" onClick={onDismiss}>
        <Icon name="cross" />
      </button>
    </div>
  );
}
