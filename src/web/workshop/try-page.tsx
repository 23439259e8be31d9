import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import { getDraft, type PlanDraft } from '#contract/workshop.ts';
import type { AttemptInput } from '#domain/grading/attempt-input.ts';
import { gradePlan } from '#domain/grading/grade-plan.ts';
import type { Method } from '#domain/standards/method-format.ts';
import { Plan } from '#domain/standards/plan-format.ts';
import { combinationsOf, daysOf } from '#domain/standards/workshop/try-plan.ts';
import { asProblem } from '#web/api/problem.ts';
import { useEndpoint } from '#web/api/query.ts';
import { proofOfGrading } from '#web/pictures/proof-of-grading.ts';
import { ProofTree } from '#web/pictures/proof-tree.tsx';
import { BackLink } from '#web/shell/link.tsx';
import { usePlan } from '#web/standards/use-plan.ts';
import { Button } from '#web/ui/button.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { formatDay, londonDay } from '#web/ui/dates.ts';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Select } from '#web/ui/select.tsx';
import { StateChip, type Tone } from '#web/ui/state-chip.tsx';
import './workshop.css';

type Draft = z.infer<typeof PlanDraft>;
type Judged = Readonly<Record<string, 'met' | 'not-met'>>;
/** What is tried for one method: a grade given outright, a mark, or judgements of its criteria. */
interface Tried {
  readonly grade?: string | undefined;
  readonly mark?: number | undefined;
  readonly judged: Judged;
}

const nothingTried: Tried = { judged: {} };
const draftApi = getRouteApi('/signed-in/workshop/$draftId/try');
const planApi = getRouteApi('/signed-in/plans/$reference/$edition/try');

/** Try a draft's rules. */
export function TryDraftPage() {
  const { draftId } = draftApi.useParams();
  const reply = useEndpoint(getDraft, { params: { draftId } });
  if (reply.error) return <Notice kind="problem" title={asProblem(reply.error).title} />;
  if (!reply.data) return <Skeleton label="Opening the draft" lines={10} />;
  return <TryDraft draft={reply.data} />;
}

function TryDraft({ draft }: { draft: Draft }) {
  const parsed = useMemo(() => Plan.safeParse(draft.plan), [draft.plan]);
  const back = (
    <BackLink to="/workshop/$draftId" params={{ draftId: draft.id }}>
      {draft.title}
    </BackLink>
  );
  if (parsed.success) return <TryPlan plan={parsed.data} back={back} />;
  const missing = draft.findings.filter(({ code }) => code === 'incomplete');
  return (
    <>
      <PageHeader title="Try the plan" above={back} />
      <EmptyState title="The draft cannot be tried yet">
        Some of its rules are not there: {missing[0]?.at ?? 'see the errors on the bench'}. Answer the
        questions on the bench, then come back.
      </EmptyState>
    </>
  );
}

/** Try a published plan's rules. */
export function TryPlanPage() {
  const { reference, edition } = planApi.useParams();
  const held = usePlan(reference, edition);
  if (!held) return <Skeleton label="Opening the plan" lines={10} />;
  return (
    <TryPlan
      plan={held.plan}
      back={
        <BackLink to="/plans/$reference/$edition" params={{ reference, edition }}>
          {held.plan.title}
        </BackLink>
      }
    />
  );
}

const tones: Readonly<Record<string, Tone>> = {
  fail: 'not-met',
  pass: 'met',
  merit: 'met',
  distinction: 'met',
};

function GradeChip({ grade }: { grade: string | null }) {
  return <StateChip tone={grade ? (tones[grade] ?? 'brass') : 'waiting'}>{grade ?? 'not decided'}</StateChip>;
}

function TryPlan({ plan, back }: { plan: Plan; back: React.ReactNode }) {
  const [tried, setTried] = useState<Readonly<Record<string, Tried>>>({});
  const grading = useMemo(() => {
    const attempts = plan.methods.flatMap((method) => attemptOf(method, tried[method.id] ?? nothingTried));
    return gradePlan(plan, { choices: {}, options: [], attempts });
  }, [plan, tried]);
  const change = (id: string, part: Partial<Tried>) =>
    setTried((before) => ({ ...before, [id]: { ...(before[id] ?? nothingTried), ...part } }));
  return (
    <>
      <PageHeader
        title="Try the plan"
        above={back}
        lead="Judge criteria or give grades, and see what the rules make of them. Nothing is recorded."
        actions={
          <Button kind="secondary" onPress={() => setTried({})}>
            Start again
          </Button>
        }
      />
      <div className="gm-try">
        <div>
          {plan.methods.map((method) => (
            <TryMethod
              key={method.id}
              method={method}
              tried={tried[method.id] ?? nothingTried}
              grade={grading.methods.find((one) => one.method === method.id)?.grade ?? null}
              onChange={(part) => change(method.id, part)}
            />
          ))}
        </div>
        <div aria-live="polite">
          <Section title="Overall grade">
            <p className="gm-try-grade">{grading.overall.grade ?? 'Not decided yet'}</p>
            {grading.overall.undecided ? <p className="gm-quiet">{grading.overall.undecided}</p> : null}
            <ProofTree root={proofOfGrading(grading)} openLevels={2} />
          </Section>
          <Section title="What the next grade needs">
            {grading.next.length === 0 ? <p className="gm-quiet">Nothing better can be reached.</p> : null}
            <ul className="gm-stack">
              {grading.next.map((next) => (
                <li key={next.grade}>
                  <strong>{next.grade}</strong>:{' '}
                  {next.outOfReach ?? next.needs.map(({ text }) => text).join('; and ')}
                </li>
              ))}
            </ul>
          </Section>
        </div>
      </div>
      <TryTable plan={plan} />
      <TryDays plan={plan} />
    </>
  );
}

function attemptOf(method: Method, tried: Tried): AttemptInput[] {
  const base = { method: method.id, kind: 'first' as const, exceptional: false };
  const grade = method.grades.find((one) => one === tried.grade);
  if (grade !== undefined) return [{ ...base, grade }];
  if (tried.mark !== undefined) return [{ ...base, mark: tried.mark }];
  return Object.keys(tried.judged).length === 0 ? [] : [{ ...base, judgements: { ...tried.judged } }];
}

function TryMethod(props: {
  readonly method: Method;
  readonly tried: Tried;
  readonly grade: string | null;
  readonly onChange: (part: Partial<Tried>) => void;
}) {
  const { method, tried, onChange } = props;
  const all = (judgement: 'met' | 'not-met', kind?: string): Judged => ({
    ...tried.judged,
    ...Object.fromEntries(
      method.criteria
        .filter((one) => kind === undefined || one.kind === kind)
        .map(({ ref }) => [ref, judgement]),
    ),
  });
  const toggle = (ref: string) => {
    const { [ref]: now, ...rest } = tried.judged;
    onChange({
      judged:
        now === undefined ? { ...rest, [ref]: 'met' } : now === 'met' ? { ...rest, [ref]: 'not-met' } : rest,
    });
  };
  return (
    <Section title={method.title} aside={<GradeChip grade={props.grade} />}>
      <div className="gm-stack">
        <div className="gm-row">
          <Select
            label="Grade given outright"
            isShort
            value={tried.grade ?? 'judge'}
            onChange={(grade) => onChange(grade === 'judge' ? { grade: undefined } : { grade })}
            options={[
              { value: 'judge', label: method.criteria.length > 0 ? 'Judge the criteria' : 'None' },
              ...method.grades.map((grade) => ({ value: grade, label: grade })),
            ]}
          />
          {method.criteria.length > 0 ? (
            <>
              <Button kind="quiet" onPress={() => onChange({ judged: all('met', 'pass') })}>
                Meet every pass criterion
              </Button>
              <Button kind="quiet" onPress={() => onChange({ judged: all('met') })}>
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
        <ul className="gm-try-criteria" aria-label={`Criteria of ${method.title}`}>
          {method.criteria.map((criterion) => {
            const state = tried.judged[criterion.ref];
            return (
              <li key={criterion.ref}>
                <button
                  type="button"
                  className="gm-try-criterion"
                  data-state={state ?? 'none'}
                  data-kind={criterion.kind}
                  onClick={() => toggle(criterion.ref)}
                >
                  <span className="gm-try-ref">{criterion.ref}</span>
                  <span>{criterion.text}</span>
                  <span className="gm-small">
                    {state === 'met' ? 'met' : state === 'not-met' ? 'not met' : 'not judged'}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </Section>
  );
}

/** The whole table: every combination of method grades and what it gives. */
function TryTable({ plan }: { plan: Plan }) {
  const rows = useMemo(() => combinationsOf(plan), [plan]);
  const graded = plan.methods.filter(({ grades }) => grades.length > 0);
  if (rows.length === 0) return null;
  return (
    <Section title="Every combination" aside={`${rows.length} combinations`}>
      <div className="gm-scroll-x">
        <table className="gm-try-table">
          <thead>
            <tr>
              {graded.map(({ id, title }) => (
                <th key={id} scope="col">
                  {title}
                </th>
              ))}
              <th scope="col">Overall</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ grades, overall }) => (
              <tr key={grades.join(' ')}>
                {graded.map(({ id }, index) => (
                  <td key={id}>{grades[index]}</td>
                ))}
                <td>
                  <GradeChip grade={overall} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function monthsLater(day: string, months: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}

/** A simulated apprentice: three days are assumed, and the plan sets the others. */
function TryDays({ plan }: { plan: Plan }) {
  const today = londonDay();
  const [facts, setFacts] = useState({
    startsOn: today,
    gatewayOn: monthsLater(today, Math.max(1, plan.duration.minimumMonths.value)),
    failedOn: monthsLater(today, Math.max(1, plan.duration.minimumMonths.value) + 1),
  });
  const isWhole = Object.values(facts).every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));
  const days = isWhole ? daysOf(plan, facts) : [];
  return (
    <Section title="An apprentice’s dates">
      <div className="gm-row gm-try-days">
        <DateField
          label="Starts on"
          value={facts.startsOn}
          onChange={(startsOn) => setFacts({ ...facts, startsOn })}
        />
        <DateField
          label="Gateway accepted on"
          value={facts.gatewayOn}
          onChange={(gatewayOn) => setFacts({ ...facts, gatewayOn })}
        />
        <DateField
          label="A method failed on"
          value={facts.failedOn}
          onChange={(failedOn) => setFacts({ ...facts, failedOn })}
        />
      </div>
      <table className="gm-try-table">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">What</th>
            <th scope="col">Rule</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.id}>
              <td>{day.on ? formatDay(day.on) : 'Not known: beyond the bank holidays held'}</td>
              <td>{day.title}</td>
              <td className="gm-quiet">{day.rule}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
