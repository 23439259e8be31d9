import { Button } from '#web/ui/button.tsx';
import { KeyHint } from '#web/ui/key-hint.tsx';

const hints = [
  ['j k', 'move'],
  ['a', 'accept'],
  ['e', 'change'],
  ['x', 'take out'],
  ['s', 'split'],
  ['m', 'join with next'],
  ['u', 'undo'],
  ['n', 'next open'],
] as const;

/** What may be done with the selected part, with the keys that do it. */
export function BenchTools(props: {
  readonly words: string;
  /** Why nothing can be decided now. */
  readonly offReason: string | undefined;
  readonly onAccept: () => void;
  readonly onEdit: () => void;
  readonly onHistory: () => void;
}) {
  return (
    <div className="gm-plan-tools">
      <p>{props.offReason ?? props.words}</p>
      <div className="gm-row">
        {props.offReason === undefined ? (
          <>
            <Button kind="quiet" onPress={props.onAccept}>
              Accept
            </Button>
            <Button kind="quiet" onPress={props.onEdit}>
              Change
            </Button>
          </>
        ) : null}
        <Button kind="quiet" onPress={props.onHistory}>
          History
        </Button>
      </div>
      {props.offReason === undefined ? (
        <ul className="gm-bench-keys" aria-label="Keys of the list">
          {hints.map(([keys, words]) => (
            <li key={keys}>
              <KeyHint keys={keys} /> {words}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
