import type { Evidence } from '#contract/portfolio.ts';
import { kindWords } from './evidence-words.ts';
import './portfolio.css';

type Kind = Evidence['kind'];

const drawings: Readonly<Record<Kind, string>> = {
  photograph: 'M2 5h3l1-2h4l1 2h3v8H2zM8 11.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5z',
  video: 'M2 4h8.500v8H2zM10.500 7l3.500-2v6l-3.500-2',
  sound: 'M8 2a2 2 0 0 1 2 2v4a2 2 0 0 1-4 0V4a2 2 0 0 1 2-2zM3.500 8a4.500 4.500 0 0 0 9 0M8 12.500V15',
  file: 'M4 2h5l3 3v9H4zM9 2v3h3',
  text: 'M2.500 4h11M2.500 8h11M2.500 12h7',
};
const order: readonly Kind[] = ['photograph', 'video', 'sound', 'file', 'text'];

/** What kind of evidence it is: five large choices in one row. */
export function KindPicker({
  value,
  isFixed,
  onChange,
}: {
  value: Kind;
  /** Once a file has been sent the kind stays. */
  isFixed: boolean;
  onChange: (kind: Kind) => void;
}) {
  return (
    <fieldset className="gm-kinds" disabled={isFixed}>
      <legend className="gm-label">What is it?</legend>
      {isFixed ? <p className="gm-hint">Fixed now that it is kept as a draft.</p> : null}
      <div>
        {order.map((kind) => (
          <label key={kind}>
            <input type="radio" name="kind" checked={kind === value} onChange={() => onChange(kind)} />
            <span>
              <svg
                width={24}
                height={24}
                viewBox="0 0 16 16"
                fill="none"
                stroke="currentColor"
                strokeWidth={1.5}
                strokeLinejoin="round"
                aria-hidden="true"
              >
                <path d={drawings[kind]} />
              </svg>
              {kind === 'photograph' ? 'Photo' : kindWords[kind]}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
