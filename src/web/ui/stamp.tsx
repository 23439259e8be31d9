import { formatDay } from './dates.ts';
import { Mark } from './mark.tsx';
import './small.css';

export interface StampProps {
  word: 'Accepted' | 'Signed' | 'Released' | 'Confirmed' | 'Published';
  /** ISO day on which it was decided. */
  on?: string | undefined;
  by?: string | undefined;
  /** True when the decision was just made, so that the stamp settles into the page. */
  isFresh?: boolean | undefined;
}

/** The maker's punch on something decided. */
export function Stamp({ word, on, by, isFresh }: StampProps) {
  return (
    <span className="gm-stamp" data-fresh={isFresh || undefined}>
      <Mark size={32} />
      <span>
        <strong>{word}</strong>
        {on || by ? (
          <small>
            {on ? formatDay(on) : null}
            {on && by ? ', ' : null}
            {by}
          </small>
        ) : null}
      </span>
    </span>
  );
}
