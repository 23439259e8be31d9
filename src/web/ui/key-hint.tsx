import './small.css';

/** Keys to press, such as "ctrl k". */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className="gm-keys">
      {keys.split(' ').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
