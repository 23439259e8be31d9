import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Evidence } from '#contract/portfolio.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import { criterionKey } from '#web/standards/plan-map.ts';
import { Button } from '#web/ui/button.tsx';
import { KeyHint } from '#web/ui/key-hint.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { rowAfterKey } from '#web/ui/table.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import type { Answer, Answers } from './answers.ts';
import { keptPhrases } from './phrases.ts';
import '#web/progress/progress.css';

type Claim = Evidence['claims'][number];

export interface AnswerListProps {
  claims: readonly Claim[];
  /** Claims that were accepted before. */
  settled: readonly Claim[];
  plan: Plan | undefined;
  answers: Answers;
  accountId: string;
  onAnswer: (key: string, answer: Answer) => void;
}

const nothingSaid: Answer = { feedback: '' };

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('textarea, input:not([type="radio"]), select');
}

/** What a key asks for: a claim to go to, or an answer; undefined while something is being written. */
function stepOfKey(
  event: KeyboardEvent,
  active: number,
  count: number,
): number | 'accepted' | 'referred' | undefined {
  const { key, target } = event;
  if (isWriting(target)) return key === 'Escape' ? active : undefined;
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (target instanceof HTMLInputElement && key.startsWith('Arrow')) return undefined;
  if (key === 'a') return 'accepted';
  return key === 'r' ? 'referred' : rowAfterKey(key, active, count);
}

/** The claims one under the other: a accepts, r refers, j and k move. */
export function AnswerList({ claims, settled, plan, answers, accountId, onAnswer }: AnswerListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState(0);
  const [phrases] = useState(() => keptPhrases(accountId));
  const answerOf = (claim: Claim) => answers.claims[criterionKey(claim)] ?? nothingSaid;
  const focus = (index: number) => list.current?.querySelectorAll<HTMLElement>('.gm-answer')[index]?.focus();
  // The keys work at once: the first claim has the focus when the piece opens.
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('.gm-answer')?.focus({ preventScroll: true });
  }, []);
  const answer = (index: number, state: 'accepted' | 'referred') => {
    const claim = claims[index];
    if (!claim) return;
    onAnswer(criterionKey(claim), { ...answerOf(claim), state });
    if (state === 'referred') {
      const item = list.current?.querySelectorAll('.gm-answer')[index];
      requestAnimationFrame(() => item?.querySelector('textarea')?.focus());
    } else focus(Math.min(index + 1, claims.length - 1));
  };
  const onKey = (event: KeyboardEvent) => {
    const step = stepOfKey(event, active, claims.length);
    if (step === undefined) return;
    event.preventDefault();
    if (typeof step === 'number') focus(step);
    else answer(active, step);
  };
  return (
    <section aria-label="Criteria to answer">
      <p className="gm-row gm-small gm-quiet gm-key-words">
        <span>
          <KeyHint keys="a" /> accept
        </span>
        <span>
          <KeyHint keys="r" /> refer
        </span>
        <span>
          <KeyHint keys="j k" /> move
        </span>
        <span>
          <KeyHint keys="n" /> next piece
        </span>
      </p>
      <ul ref={list} className="gm-plain" onKeyDown={onKey}>
        {claims.map((claim, index) => (
          <AnswerItem
            key={criterionKey(claim)}
            claim={claim}
            plan={plan}
            value={answerOf(claim)}
            isActive={index === active}
            phrases={phrases}
            onFocus={() => setActive(index)}
            onState={(state) => answer(index, state)}
            onFeedback={(feedback) => onAnswer(criterionKey(claim), { ...answerOf(claim), feedback })}
          />
        ))}
      </ul>
      {settled.length > 0 ? (
        <p className="gm-small gm-quiet">Accepted before: {settled.map(({ ref }) => ref).join(', ')}.</p>
      ) : null}
    </section>
  );
}

interface AnswerItemProps {
  claim: Claim;
  plan: Plan | undefined;
  value: Answer;
  isActive: boolean;
  phrases: readonly string[];
  onFocus: () => void;
  onState: (state: 'accepted' | 'referred') => void;
  onFeedback: (feedback: string) => void;
}

function AnswerItem({
  claim,
  plan,
  value,
  isActive,
  phrases,
  onFocus,
  onState,
  onFeedback,
}: AnswerItemProps) {
  const method = plan?.methods.find(({ id }) => id === claim.method);
  const criterion = method?.criteria.find(({ ref }) => ref === claim.ref);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: j and k move between the claims
    <li className="gm-answer" tabIndex={0} aria-current={isActive || undefined} onFocus={onFocus}>
      <p className="gm-claim-head">
        <strong>{claim.ref}</strong>
        <span className="gm-small gm-quiet">
          {[method?.title ?? claim.method, criterion?.kind, ...(criterion?.ksbs ?? [])]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {claim.decidedAt ? <StateChip tone="referred">Referred before</StateChip> : null}
      </p>
      <p className="gm-plan-words">{criterion?.text}</p>
      {claim.feedback ? <p className="gm-small">Said last time: {claim.feedback}</p> : null}
      <fieldset className="gm-segments gm-verdict">
        <legend className="gm-hidden">Answer for {claim.ref}</legend>
        {(['accepted', 'referred'] as const).map((state) => (
          <label key={state} data-verdict={state}>
            <input
              type="radio"
              name={`verdict ${criterionKey(claim)}`}
              checked={value.state === state}
              onChange={() => onState(state)}
            />
            <span>{state === 'accepted' ? 'Accept' : 'Refer'}</span>
          </label>
        ))}
      </fieldset>
      <Feedback value={value} reference={claim.ref} phrases={phrases} onFeedback={onFeedback} />
    </li>
  );
}

function Feedback({
  value,
  reference,
  phrases,
  onFeedback,
}: {
  value: Answer;
  reference: string;
  phrases: readonly string[];
  onFeedback: (feedback: string) => void;
}) {
  const [isWanted, setIsWanted] = useState(false);
  if (!value.state) return null;
  const isReferred = value.state === 'referred';
  if (!isReferred && !isWanted && value.feedback === '')
    return (
      <span>
        <Button kind="quiet" label={`Add feedback on ${reference}`} onPress={() => setIsWanted(true)}>
          Add feedback
        </Button>
      </span>
    );
  return (
    <>
      <TextArea
        label={isReferred ? `What ${reference} still needs` : `Feedback on ${reference}`}
        isOptional={!isReferred}
        rows={2}
        value={value.feedback}
        onChange={onFeedback}
      />
      {value.feedback === '' ? <Phrases phrases={phrases.slice(0, 4)} onTake={onFeedback} /> : null}
    </>
  );
}

function Phrases({ phrases, onTake }: { phrases: readonly string[]; onTake: (phrase: string) => void }) {
  if (phrases.length === 0) return null;
  return (
    <div className="gm-phrases">
      {phrases.map((phrase) => (
        <button key={phrase} type="button" title={phrase} onClick={() => onTake(phrase)}>
          {phrase}
        </button>
      ))}
    </div>
  );
}
