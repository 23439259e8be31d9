import { type ReactNode, type Ref, useId } from 'react';
import './button.css';
import { Icon, type IconName } from './icons.tsx';

/** How loud a button is; one primary on a page at most. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps {
  children: ReactNode;
  kind?: ButtonKind | undefined;
  type?: 'button' | 'submit' | undefined;
  icon?: IconName | undefined;
  isWide?: boolean | undefined;
  /** Work is under way: presses are ignored and the state is announced; the word stays. */
  isPending?: boolean | undefined;
  /** Why it cannot be pressed now; shown beside the button and read with it. The button keeps its focus. */
  disabledReason?: string | undefined;
  onPress?: (() => void) | undefined;
  /** Accessible name where the words alone do not tell, such as in a row of a table. */
  label?: string | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
}

function dot(isPending: boolean | undefined, icon: IconName | undefined) {
  if (isPending) return <span className="gm-spin" aria-hidden="true" />;
  return icon ? <Icon name={icon} /> : null;
}

/** A verb that does something. Never disappears and is never mute: `disabledReason` says what would make it possible. */
export function Button(props: ButtonProps) {
  const { kind = 'secondary', type = 'button', isPending, disabledReason, onPress } = props;
  const reasonId = useId();
  const isOff = Boolean(isPending) || disabledReason !== undefined;
  const button = (
    <button
      ref={props.ref}
      type={isOff ? 'button' : type}
      className="gm-button"
      data-kind={kind}
      data-wide={props.isWide || undefined}
      aria-disabled={isOff || undefined}
      aria-busy={isPending || undefined}
      aria-label={props.label}
      aria-describedby={disabledReason ? reasonId : undefined}
      onClick={isOff ? undefined : onPress}
    >
      {dot(isPending, props.icon)}
      <span>{props.children}</span>
    </button>
  );
  if (disabledReason === undefined) return button;
  return (
    <span className="gm-button-with-reason" data-wide={props.isWide || undefined}>
      {button}
      <span id={reasonId} className="gm-reason">
        <Icon name="lock" size={14} />
        {disabledReason}
      </span>
    </span>
  );
}

/** A square button that shows only a sign; its name is spoken and shown on hover. */
export function IconButton({
  name,
  icon,
  onPress,
  isOn,
}: {
  name: string;
  icon: IconName;
  onPress: () => void;
  isOn?: boolean | undefined;
}) {
  return (
    <button
      type="button"
      className="gm-icon-button"
      aria-label={name}
      title={name}
      aria-pressed={isOn}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
