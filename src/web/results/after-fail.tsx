import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { getReassessment, type ReassessmentOption, type ReleasedResult } from '#contract/results.ts';
import { endpointQueryAs } from '#web/api/query.ts';
import { formatDay } from '#web/ui/dates.ts';
import { Notice } from '#web/ui/notice.tsx';
import { DescriptionList, Quote, Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { AskExceptional } from './ask-exceptional.tsx';
import { listed } from './results-words.ts';

type Option = z.infer<typeof ReassessmentOption>;

/** What the apprentice may do after a fail: another attempt by the rules, and exceptional circumstances. */
export function AfterFail({ result, membershipId }: { result: ReleasedResult; membershipId: string }) {
  const read = useQuery(
    endpointQueryAs(membershipId, getReassessment, { params: { registrationId: result.registrationId } }),
  );
  return (
    <>
      <Section title="Taking it again">
        {read.error ? <Notice kind="problem" title={read.error.title} /> : null}
        {read.isPending ? <Skeleton label="Reading the rules" /> : null}
        {read.data?.options.length === 0 ? (
          <p>The rules of this plan know no further attempt. Talk to your tutor.</p>
        ) : null}
        {read.data?.options.map((option) => (
          <TakingAgain key={option.method} option={option} />
        ))}
      </Section>
      <AskExceptional result={result} membershipId={membershipId} />
    </>
  );
}

/** The rules on another attempt at one method, in plain words, each with the words it comes from. */
function TakingAgain({ option }: { option: Option }) {
  return (
    <div className="gm-again">
      <h3>{option.title}</h3>
      <p>{possibility(option)}</p>
      <AttemptFacts option={option} />
      {option.refusals.length > 0 ? (
        <ul className="gm-refusals">
          {option.refusals.map((refusal) => (
            <li key={refusal}>{refusal}</li>
          ))}
        </ul>
      ) : null}
      <Rules option={option} />
    </div>
  );
}

function possibility(option: Option): string {
  if (option.decided) return `A ${option.decided.kind} is decided: ${option.decided.reason}`;
  if (!option.mayAttempt) return 'The rules do not allow another attempt now.';
  const kinds = option.kinds.map((kind) => `a ${kind}`).join(' or ');
  return `You may take it again as ${kinds}. Your tutor and employer decide with the assessment organisation.`;
}

/** How many attempts are left, the cap, the clock, and what comes first. */
export function AttemptFacts({ option }: { option: Option }) {
  const first = [
    ...(option.learning ? [option.learning] : []),
    ...(option.gatewayAgain ? ['A retake passes the gateway again.'] : []),
  ];
  const items = [
    ...(option.attemptsLeft === null ? [] : [{ term: 'Attempts left', value: `${option.attemptsLeft}` }]),
    ...(option.cap === null ? [] : [{ term: 'Highest grade', value: option.cap }]),
    ...(option.completeBy === null ? [] : [{ term: 'Complete by', value: formatDay(option.completeBy) }]),
    ...(first.length === 0 ? [] : [{ term: 'Before it', value: first.join(' ') }]),
  ];
  return items.length === 0 ? null : <DescriptionList items={items} />;
}

/** The rules behind it, each with its quotation. */
export function Rules({ option }: { option: Option }) {
  const quoted = option.reasons.filter(({ source }) => source?.words);
  const words = [...new Set(quoted.map(({ source }) => source?.words))];
  if (words.length === 0) return null;
  return (
    <details className="gm-rules">
      <summary>The rules in the plan's words</summary>
      {words.map((text) => {
        const own = quoted.filter(({ source }) => source?.words === text);
        const source = own[0]?.source;
        return (
          <div key={text}>
            <p className="gm-small">{listed(own.map((reason) => reason.text.replace(/\.$/, '')))}.</p>
            <Quote source={`${source?.document}, ${source?.section}`}>{text}</Quote>
          </div>
        );
      })}
    </details>
  );
}
