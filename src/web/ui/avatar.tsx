import './small.css';

/** First letters of the first and last name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.[0] ?? '';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return `${first}${last}`.toUpperCase();
}

/** A person's initials; decorative, the name stands beside it. */
export function Avatar({ name }: { name: string }) {
  return (
    <span className="gm-avatar" aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
