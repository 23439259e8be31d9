import type { FeedbackRule, Plan } from '#domain/standards/plan-format.ts';
import { originWords, periodWords } from '#domain/standards/plan-words.ts';
import type { AttemptCap } from '#domain/standards/reassessment-format.ts';
import { gradeWords, listWords, partyWords, sentenceStart } from './field-words.ts';

/** How long the programme takes at least and, where it is published, usually. */
export function durationSentence({ duration }: Plan): string {
  const { minimumMonths, typicalMonths, weeks, hours } = duration;
  return [
    minimumMonths.value > 0 ? `The programme takes at least ${minimumMonths.value} months.` : '',
    typicalMonths ? `It usually takes ${typicalMonths.value} months.` : '',
    weeks ? `It takes ${span(weeks.minimum, weeks.maximum)} weeks.` : '',
    hours ? `It takes ${span(hours.minimum, hours.maximum)} hours.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function span(minimum: number, maximum: number): string {
  return minimum === maximum ? String(minimum) : `${minimum} to ${maximum}`;
}

/** The window in which every assessment must be complete. */
export function windowSentence({ window }: Plan): string {
  return window
    ? `Every assessment is complete within ${periodWords(window.period)} of ${originWords(window.origin)}.`
    : '';
}

/** The order of the methods, one sentence for each rule. */
export function orderSentences({ order, methods }: Plan): string[] {
  const titleOf = (id: string) => methods.find((method) => method.id === id)?.title ?? id;
  return order.map(({ before, after, strength, atLeast }) => {
    const gap = atLeast ? `, at least ${periodWords(atLeast)} before` : '';
    return `${titleOf(before)} ${strength === 'must' ? 'comes' : 'should come'} before ${titleOf(after)}${gap}.`;
  });
}

function capWords(cap: AttemptCap): string {
  if (cap.kind === 'none') return '';
  const unless = cap.kind === 'grade-unless-exceptional' ? ', unless circumstances were exceptional' : '';
  return ` The grade is then ${gradeWords(cap.grade)} at most${unless}.`;
}

/** What may follow a fail: resit, retake, how often, until when. */
export function furtherAttemptSentences({ reassessment }: Plan): string[] {
  if (!reassessment) return [];
  const { resit, retake, furtherAttempts, within, improveAfterPass } = reassessment;
  const again = retake?.gatewayAgain ? ' and a new gateway' : '';
  const more = furtherAttempts?.moreBy === 'employer' ? ' More need the employer’s request.' : '';
  return [
    resit ? `A resit is another attempt without further learning.${capWords(resit.cap)}` : '',
    retake ? `A retake is another attempt after further learning${again}.${capWords(retake.cap)}` : '',
    furtherAttempts ? `Further attempts offered: ${furtherAttempts.maximum}.${more}` : '',
    within
      ? `Further attempts are complete within ${periodWords(within.period)} of ${originWords(within.origin)}.`
      : '',
    improveAfterPass
      ? 'A method that was passed may be taken again for a better grade.'
      : 'A method that was passed is not taken again for a better grade.',
  ].filter(Boolean);
}

const told: Readonly<Record<FeedbackRule['what'], string>> = {
  result: 'the result is told',
  'feedback-on-fail': 'feedback follows a fail',
  feedback: 'feedback is given',
  'certificate-claim': 'the certificate is claimed',
  'exceptional-circumstances': 'exceptional circumstances are reported',
  enquiry: 'an enquiry about the result is made',
  appeal: 'an appeal is made',
};

/** When people are told what, and by when they may ask. */
export function feedbackSentences({ feedback }: Plan): string[] {
  return feedback.map(({ what, within, notBefore, origin, audience }) => {
    const to = audience ? `, to the ${listWords(audience.map(partyWords))}` : '';
    const since = origin ? ` of ${originWords(origin)}` : '';
    const time = within ? ` within ${periodWords(within)}${since}` : '';
    const early = notBefore ? `, not before ${periodWords(notBefore)} have passed` : '';
    return `${sentenceStart(told[what])}${time}${to}${early}.`;
  });
}
