import type { AttemptInput } from '#domain/grading/attempt-input.ts';
import type { Method } from '#domain/standards/method-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import { Button } from '#web/ui/button.tsx';
import { Section } from '#web/ui/page.tsx';
import { Select } from '#web/ui/select.tsx';
import { GradeChip, gradeTitle } from './grade-chip.tsx';

type Judged = Readonly<Record<string, 'met' | 'not-met'>>;

/** What is tried for one method: a grade given outright, a mark, or judgements of its criteria. */
export interface Tried {
  readonly grade?: string | undefined;
  readonly mark?: number | undefined;
  readonly judged: Judged;
}

/** A method of which nothing is tried yet. */
export const nothingTried: Tried = { judged: {} };

/** What is tried of a method as the grading takes it; none while nothing is tried. */
export function attemptOf(method: Method, tried: Tried): AttemptInput[] {
  const base = { method: method.id, kind: 'first' as const, exceptional: false };
  const grade = method.grades.find((one) => one === tried.grade);
  if (grade !== undefined) return [{ ...base, grade }];
  if (tried.mark !== undefined) return [{ ...base, mark: tried.mark }];
  return Object.keys(tried.judged).length === 0 ? [] : [{ ...base, judgements: { ...tried.judged } }];
}

interface TryMethodProps {
  readonly method: Method;
  readonly tried: Tried;
  readonly grade: Grade | null;
  readonly onChange: (part: Partial<Tried>) => void;
}

const judgementWords = { met: 'Met', 'not-met': 'Not met', none: 'Not judged' } as const;

/** The judgement after one more press: not judged, met, not met, and round again. */
function toggled(judged: Judged, ref: string): Judged {
  const { [ref]: now, ...rest } = judged;
  if (now === 'not-met') return rest;
  return { ...rest, [ref]: now === 'met' ? 'not-met' : 'met' };
}

function TryCriteria({ method, tried, onChange }: TryMethodProps) {
  if (method.criteria.length === 0) return null;
  return (
    <ul className="gm-try-criteria" aria-label={`Criteria of ${method.title}`}>
      {method.criteria.map(({ ref, kind, text }) => {
        const state = tried.judged[ref] ?? 'none';
        return (
          <li key={ref}>
            <button
              type="button"
              className="gm-try-criterion"
              data-state={state}
              data-kind={kind}
              onClick={() => onChange({ grade: undefined, judged: toggled(tried.judged, ref) })}
            >
              <span className="gm-try-ref">{ref}</span>
              <span>{text}</span>
              <span className="gm-small">{judgementWords[state]}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** One method: give its grade outright, set a mark, or judge its criteria. */
export function TryMethod(props: TryMethodProps) {
  const { method, tried, onChange } = props;
  const all = (kind?: string): Judged => ({
    ...tried.judged,
    ...Object.fromEntries(
      method.criteria
        .filter((one) => kind === undefined || one.kind === kind)
        .map(({ ref }) => [ref, 'met' as const]),
    ),
  });
  return (
    <Section title={method.title} aside={<GradeChip grade={props.grade} />}>
      <div className="gm-stack">
        <div className="gm-row gm-try-tools">
          <Select
            label="Grade given outright"
            isShort
            value={tried.grade ?? 'judge'}
            onChange={(grade) => onChange(grade === 'judge' ? { grade: undefined } : { grade })}
            options={[
              { value: 'judge', label: method.criteria.length > 0 ? 'Judge the criteria' : 'None' },
              ...method.grades.map((grade) => ({ value: grade, label: gradeTitle(grade) })),
            ]}
          />
          {method.criteria.length > 0 ? (
            <>
              <Button
                kind="quiet"
                label={`Meet every pass criterion of ${method.title}`}
                onPress={() => onChange({ grade: undefined, judged: all('pass') })}
              >
                Meet every pass criterion
              </Button>
              <Button
                kind="quiet"
                label={`Meet all of ${method.title}`}
                onPress={() => onChange({ grade: undefined, judged: all() })}
              >
                Meet all
              </Button>
            </>
          ) : null}
        </div>
        {method.marks ? (
          <label className="gm-try-mark">
            <span>
              Mark: {tried.mark ?? 'none'} of {method.marks.maximum}
            </span>
            <input
              type="range"
              min={0}
              max={method.marks.maximum}
              value={tried.mark ?? 0}
              onChange={(event) => onChange({ mark: Number(event.target.value) })}
            />
          </label>
        ) : null}
        <TryCriteria {...props} />
      </div>
    </Section>
  );
}
