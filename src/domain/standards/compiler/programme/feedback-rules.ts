import type { ProgrammeFacts } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { PartyRole } from '#domain/standards/values.ts';
import { speaksOfAttempts } from './attempt-scope.ts';
import { originIn } from './clock-origins.ts';
import { isOnProgramme } from './gateway-scope.ts';
import { periodsIn } from './numbers.ts';
import { partiesIn } from './parties.ts';
import { foundIn, type Passage } from './passages.ts';
import { saidOnce } from './said-once.ts';

const by = 'feedback-rules';
type Rule = ProgrammeFacts['feedback'][number]['value'];
type What = Rule['what'];

const enquiry =
  /\benquir(?:y|ies) (?:about|regarding|into|on) (?:an? |the |their )?results?\b|\bpost[- ]results? (?:services?|enquir)|\bre-?mark\b|\bquery (?:the|their|about) results?\b/i;
const telling =
  /\b(?:gets?|provid\w+|giv(?:e|en|es)|notif\w+|receiv\w+|inform\w*|issu\w+|releas\w+|confirm\w*|communicat\w+|sent|send|made available|available|publish\w*|return\w*|shared?|uploaded|told|advised|know)\b/i;
const result = /\b(?:results?|outcomes?|grades?|decisions?)\b/i;

/** Of appeals, enquiries and claims, the one named first: "certificates are claimed after the appeal period". */
function requestIn(text: string): What | undefined {
  const claims = /\b(?:claim|request|appl|issu|sent|receiv|order|deliver|despatch|dispatch)/i.test(text);
  const named: readonly (readonly [What, number])[] = [
    ['enquiry', text.search(enquiry)],
    ['appeal', text.search(/\bappeals?\b/i)],
    ['certificate-claim', claims ? text.search(/\bcertificates?\b/i) : -1],
  ];
  const [first] = named.filter(([, at]) => at >= 0).sort((left, right) => left[1] - right[1]);
  return first?.[0];
}

/** What is told, by the words that tell it. The order matters: an appeal speaks of results too. */
function whatIn(text: string, before: string): What | undefined {
  if (
    /\b(?:exceptional|extenuating|mitigating|special) (?:circumstances|consideration)\b/i.test(text) &&
    /\b(?:request|submit|appl|evidence|claim)/i.test(text)
  ) {
    return 'exceptional-circumstances';
  }
  const request = requestIn(text);
  if (request !== undefined) return request;
  if (/\bfeedback\b/i.test(text) && !/\b(?:re-?work|amend)/i.test(text))
    return onFail(text, before) ? 'feedback-on-fail' : 'feedback';
  const otherwise =
    /\b(?:re-?work|amend|submit)|\b(?:before|prior to|until)\b[^.;]{0,30}\b(?:results?|grades?|outcomes?)\b/i;
  const told = result.test(text) && telling.test(text) && !speaksOfAttempts(text) && !otherwise.test(text);
  return told ? 'result' : undefined;
}

function onFail(text: string, before: string): boolean {
  const failing =
    /\b(?:who|if|where|when|which)\b[^.;]{0,60}\b(?:fails?|failed|unsuccessful|not (?:passed|met|achieved))\b|\bfail(?:ed|s)?\b[^.;]{0,40}\bfeedback\b|\bunsuccessful apprentices?\b/i;
  if (failing.test(text)) return true;
  return (
    /^(?:this|the|such|it|all) feedback\b|^(?:this|it) will be\b/i.test(text) &&
    /\bfeedback\b/i.test(before) &&
    failing.test(before)
  );
}

function audienceOf(what: What, text: string): readonly PartyRole[] | undefined {
  if (what === 'appeal' || what === 'enquiry' || what === 'exceptional-circumstances')
    return ['assessment-organisation'];
  const to =
    /\b(?:to|inform|notify|tell|notified to|sent to)\s+(?:both |all |the |their |each )*((?:apprentices?|learners?|candidates?|employers?|(?:training )?providers?)[^.;]{0,80})/i.exec(
      text,
    )?.[1];
  const subject =
    /^(?:the |all |an? |each )?((?:apprentices?|learners?|candidates?|employers?|(?:training )?providers?)[^.;]{0,40}?)\b(?:will|must|should|can|is|are)\b[^.;]{0,20}\b(?:receive|notified|informed|given|told|get)\b/i.exec(
      text,
    )?.[1];
  const words = (to ?? subject ?? '').replace(/\b(?:within|who|via|through|by)\b[\s\S]*$/i, '');
  const found = partiesIn(words).filter((party) =>
    ['apprentice', 'employer', 'training-provider'].includes(party),
  );
  if (found.length > 0) return found;
  return what === 'certificate-claim'
    ? undefined
    : what === 'feedback-on-fail' || what === 'feedback'
      ? ['apprentice']
      : undefined;
}

function throughOf(text: string): PartyRole | undefined {
  const words = /\b(?:via|through)\s+(?:the\s+|their\s+|an?\s+)?([^,.;]{3,40})/i.exec(text)?.[1];
  return words === undefined ? undefined : partiesIn(words)[0];
}

const notNow =
  /\bfeedback\b[^.;]{0,60}\b(?:will|can|must|may|is|are)? ?(?:not|n['’]t)\b[^.;]{0,40}\bon the (?:same )?day\b|\b(?:not|no|never)\b[^.;]{0,60}\bfeedback\b[^.;]{0,40}\bon the (?:same )?day\b|\bfeedback\b[^.;]{0,30}\bcannot\b[^.;]{0,40}\bon the (?:same )?day\b/i;
const resultNotNow =
  /\bnot\b[^.;]{0,60}\b(?:results?|outcomes?|grades?|decisions?)\b[^.;]{0,60}\bon the (?:same )?day\b|\b(?:results?|outcomes?|grades?)\b[^.;]{0,60}\bnot\b[^.;]{0,40}\bon the (?:same )?day\b/i;
const replies =
  /\b(?:acknowledg\w+|respon\w+|repl(?:y|ies|ied)|investigat\w+|outcome of (?:the|an|your) (?:appeal|enquiry))\b/i;
const elsewhere =
  /\b(?:360|customer feedback|feedback from (?!the (?:EPAO|end|independent|assess)|us\b)|seek|manager feedback|witness|taking account of feedback|feedback received|constructive feedback|act on)\b/i;

function notBeforeRule(passage: Passage): readonly Found<Rule>[] {
  const { text } = passage;
  const what = notNow.test(text) ? 'feedback' : resultNotNow.test(text) ? 'result' : undefined;
  if (what === undefined) return [];
  const value: Rule = { what, notBefore: { days: 1 }, origin: 'assessment', audience: ['apprentice'] };
  return [foundIn(passage, { value }, by)];
}

function deadlineRules(passage: Passage, section: string): readonly Found<Rule>[] {
  const { text } = passage;
  const before = passage.before ?? passage.lead ?? '';
  const what = whatIn(text, `${before} ${section}`);
  if ((what === 'appeal' || what === 'enquiry') && replies.test(text)) return [];
  if (
    what === undefined ||
    elsewhere.test(text) ||
    /\bre-?(?:sit|take)s?\b[^.;]{0,30}\b(?:must|typically|taken|completed)\b/i.test(text)
  )
    return [];
  const periods = periodsIn(text).filter(({ from }) =>
    /\b(?:within|no later than|up to|in|after|normally|maximum of|than|take|have|has|allow\w*)\b[^.;]{0,30}$/i.test(
      text.slice(Math.max(0, from - 45), from),
    ),
  );
  return periods
    .slice(0, 2)
    .map((printed) => foundIn(passage, { value: ruleOf(what, text, printed), ...doubt(text) }, by));
}

function doubt(text: string) {
  if (!/\b(?:normally|usually|typically|aim to|target)\b/i.test(text)) return {};
  return { certainty: 'likely' as const, why: 'The time is given as usual.' };
}

function ruleOf(what: What, text: string, printed: ReturnType<typeof periodsIn>[number]): Rule {
  const origin = originIn(text, printed.to);
  const audience = audienceOf(what, text);
  const through = throughOf(text);
  return {
    what,
    within: printed.period,
    ...(origin === undefined ? {} : { origin }),
    ...(audience === undefined ? {} : { audience }),
    ...(through === undefined || audience?.includes(through) ? {} : { through }),
  };
}

/** Feedback on a fail without a time: "feedback is given only to apprentices who fail". */
function onlyOnFail(passage: Passage): readonly Found<Rule>[] {
  const { text } = passage;
  if (!/\bfeedback\b/i.test(text) || elsewhere.test(text) || periodsIn(text).length > 0) return [];
  if (!onFail(text, '') || !telling.test(text) || /\bnot (?:normally )?be (?:provided|given)\b/i.test(text))
    return [];
  const through = throughOf(text);
  const value: Rule = {
    what: 'feedback-on-fail',
    audience: ['apprentice'],
    ...(through === undefined ? {} : { through }),
  };
  return [foundIn(passage, { value }, by)];
}

/** When results and feedback are told, and until when appeals, enquiries, claims and requests are made. */
export function findFeedback(passages: readonly Passage[]): ProgrammeFacts['feedback'] {
  const found = passages
    .filter((passage) => passage.kind !== 'heading' && !isOnProgramme(passage))
    .flatMap((passage) => {
      const late = notBeforeRule(passage);
      if (late.length > 0) return late;
      const timed = deadlineRules(passage, passage.headings.at(-1) ?? '');
      return timed.length > 0 ? timed : onlyOnFail(passage);
    });
  // The sentence with a time says more than the one that only says on whom.
  const timed = found.some(({ value }) => value.what === 'feedback-on-fail' && value.within !== undefined);
  const rules = found.filter(
    ({ value }) => !timed || value.what !== 'feedback-on-fail' || value.within !== undefined,
  );
  return saidOnce(rules, (value) => JSON.stringify(value));
}
