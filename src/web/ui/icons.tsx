import type { ReactNode } from 'react';

/** Names of the drawn icons, all on a 16 by 16 grid with 1.75 strokes. */
export type IconName = keyof typeof drawings;

const drawings = {
  tick: <path d="m3 8.5 3.4 3.5L13 4.5" />,
  cross: <path d="m4 4 8 8m0-8-8 8" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.5V8l2.5 1.75" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.5v3.5M8 5v.1" />
    </>
  ),
  warning: (
    <>
      <path d="M8 2.2 14.3 13.5H1.7Z" />
      <path d="M8 6.5v3M8 11.5v.1" />
    </>
  ),
  lock: (
    <>
      <path d="M3.5 7.5h9v6h-9z" />
      <path d="M5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.25" />
      <path d="m10.2 10.2 3.3 3.3" />
    </>
  ),
  down: <path d="m4 6.5 4 4 4-4" />,
  right: <path d="m6.5 4 4 4-4 4" />,
  left: <path d="m9.5 4-4 4 4 4" />,
  menu: <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />,
  file: (
    <>
      <path d="M4 2h5l3 3v9H4z" />
      <path d="M9 2v3h3" />
    </>
  ),
  copy: <path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />,
  upload: <path d="M8 10.5V3m0 0L5 6m3-3 3 3M3 13h10" />,
  pause: <path d="M5.5 4v8m5-8v8" />,
  play: <path d="m5 3.5 7 4.5-7 4.5z" />,
  sun: (
    <>
      <circle cx="8" cy="8" r="2.75" />
      <path d="M8 1.5v1.4M8 13.1v1.4M1.5 8h1.4M13.1 8h1.4M3.4 3.4l1 1M11.6 11.6l1 1M12.6 3.4l-1 1M4.4 11.6l-1 1" />
    </>
  ),
  moon: <path d="M13 9.7A5.5 5.5 0 0 1 6.3 3 5.5 5.5 0 1 0 13 9.7Z" />,
  offline: (
    <path d="M2 2l12 12M3.2 7A7 7 0 0 1 6 5.3M8 4.9c1.8 0 3.5.8 4.8 2.1M5.5 9.6A3.6 3.6 0 0 1 8 8.6M8 12.5v.1" />
  ),
  journey: (
    <>
      <path d="M1.5 8h13" />
      <circle cx="4" cy="8" r="1.6" />
      <path d="M9.2 5.8v4.4M12.5 5.8v4.4" />
    </>
  ),
  map: <path d="M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h4v4h-4z" />,
  people: (
    <>
      <circle cx="6" cy="5.25" r="2.5" />
      <path d="M1.5 13.5c.3-2.7 2-4 4.5-4s4.2 1.3 4.5 4M10.5 3a2.5 2.5 0 0 1 0 4.6M12.3 9.9c1.3.6 2 1.8 2.2 3.6" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5.25" r="2.75" />
      <path d="M2.5 14c.4-3 2.400-4.5 5.5-4.5s5.100 1.5 5.5 4.5" />
    </>
  ),
  desk: <path d="M2 4.5h12M2 8h12M2 11.5h7" />,
  plan: (
    <>
      <path d="M3 2h10v12H3z" />
      <path d="M5.5 5h5M5.5 8h5M5.5 11h3" />
    </>
  ),
  calendar: (
    <>
      <path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v2.5M10.5 2v2.5" />
    </>
  ),
  stamp: <path d="M5 1h6l3.5 3.5v5L10.5 15h-5l-4-5.5v-5Z" />,
  link: (
    <path d="M7 9.5 9.5 7M6.5 4.7l1.8-1.8a3.25 3.25 0 0 1 4.6 4.6l-1.8 1.8M9.5 11.3l-1.8 1.8a3.25 3.25 0 0 1-4.6-4.6l1.8-1.8" />
  ),
  speech: <path d="M3 13.5V3.5h10v7H6.5z" />,
  settings: <path d="M2 4.5h7M12.5 4.5H14M2 11.5h1.5M7 11.5h7M9 2.800h3v3.400H9zM3.800 9.800h3v3.400h-3z" />,
} satisfies Record<string, ReactNode>;

/** A drawn sign; decorative, so a word always stands beside it or names the control. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number | undefined }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {drawings[name]}
    </svg>
  );
}
