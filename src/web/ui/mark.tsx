import './mark.css';

/** Outline of the maker's punch on a 32 by 32 grid: an octagon shield whose notch reads as a tick. */
export const markPath =
  'M10 2H22L24.29 4.29 14.02 18 10.4 14.25 7.6 16.95 14.38 24 27.08 7.08 29 9V19L21 30H11L3 19V9Z';

/** The mark in the colour of the text around it; `size` in pixels. */
export function Mark({ size = 24, title }: { size?: number | undefined; title?: string | undefined }) {
  const drawing = <path d={markPath} fill="currentColor" />;
  if (!title) {
    return (
      <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
        {drawing}
      </svg>
    );
  }
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" role="img">
      <title>{title}</title>
      {drawing}
    </svg>
  );
}

/** Mark and name side by side, as in the rail and on the sign-in page. */
export function Wordmark({ size = 24 }: { size?: number | undefined }) {
  return (
    <span className="gm-wordmark">
      <Mark size={size} />
      <span>Guildmark</span>
    </span>
  );
}
