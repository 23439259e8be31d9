import type { Unsourced } from '#domain/standards/compiler/facts.ts';
import type { Session } from '#domain/standards/method-format.ts';
import { toleranceIn } from './durations.ts';

type Questions = NonNullable<Unsourced<Session>['questions']>;

const kinds = '(?:[a-z][a-z-]* ){0,4}?';
const minimum = new RegExp(
  String.raw`\b(?:at least|(?:a )?minimum(?: of)?|no (?:fewer|less) than|not (?:fewer|less) than) (\d{1,3}) ${kinds}questions?\b`,
);
const labelled = /\bquestions?:? (?:a )?(?:minimum(?: of)?|at least):? (\d{1,3})\b/;
const minimumAfter = new RegExp(String.raw`\b(\d{1,3}) ${kinds}questions? (?:as a )?minimum\b`);
const exactly = new RegExp(
  String.raw`\b(?:ask(?:s|ed|ing)?|set of|consists? of|comprises?|comprising|contains?|containing|have|has|includes?|pose|with|answer|exactly|total of|:|will be) (?:the apprentice |each apprentice |them |a total of |exactly |a set of )?(\d{1,3}) ${kinds}questions?\b`,
);
const bare = new RegExp(String.raw`(?:^|, |; )(?:number of questions:? )?(\d{1,3}) ${kinds}questions?\b`);
const share = /\b(?:exceed|more than|maximum(?: of)?|up to|limited to|longer than)\s(\d{1,2})%/;
const minutes = /\b(?:exceed|more than|longer than|maximum(?: of)?|up to|limited to) (\d{1,3}) min\b/;

function counts(plain: string): Questions {
  const low = (minimum.exec(plain) ?? minimumAfter.exec(plain) ?? labelled.exec(plain))?.[1];
  if (low !== undefined) return { minimum: Number(low) };
  if (/\b(?:up to|maximum(?: of)?|no more than|at most|between) \d/.test(plain)) return {};
  const fixed = (exactly.exec(plain) ?? bare.exec(plain))?.[1];
  return fixed === undefined || Number(fixed) === 0 ? {} : { exactly: Number(fixed) };
}

function timeLimits(plain: string): Questions {
  const asking = plain.replace(/\b(?:with|and) question(?:s|ing)?(?: and answers?)?\b/g, ' ');
  if (!/\bquestion/.test(asking) || toleranceIn(plain)) return {};
  const percent = /\btime\b|\bduration\b|\blength\b/.test(plain) ? share.exec(plain)?.[1] : undefined;
  const asked = /\bquestion(?:s|ing)\b[^.]{0,80}$/;
  const limit = minutes.exec(plain);
  const isAsked = limit !== null && asked.test(plain.slice(0, limit.index));
  const isAfter =
    limit !== null && /^\s*(?:for|of) (?:the )?question/.test(plain.slice(limit.index + limit[0].length));
  return {
    ...(percent === undefined ? {} : { maximumShareOfTimePercent: Number(percent) }),
    ...(limit && (isAsked || isAfter) ? { maximumMinutes: Number(limit[1]) } : {}),
  };
}

function permissions(plain: string): Questions {
  const follow =
    /\b(follow[- ]?up|supplementary|additional|probing|clarifying|clarification)\b[^.]{0,30}\bquestions?\b/.exec(
      plain,
    );
  const before = follow ? plain.slice(Math.max(0, follow.index - 60), follow.index) : '';
  const refused = /\b(not|no)\b/.test(before);
  const allowed = /\b(may|can|could|allowed|permitted|will|should|as required|if required|where)\b/.test(
    plain,
  );
  return {
    ...(follow && (allowed || refused) ? { followUpAllowed: !refused } : {}),
    ...(/\b(question|test|item) banks?\b|\bbanks? of (?:[a-z]+ ){0,3}questions\b/.test(plain)
      ? { fromBank: true }
      : {}),
  };
}

/** What a plain sentence says of the questions of a session; undefined when nothing. */
export function questionsIn(plain: string): Questions | undefined {
  if (!/\bquestion|\bbank\b/.test(plain)) return undefined;
  const said = { ...counts(plain), ...timeLimits(plain), ...permissions(plain) };
  return Object.keys(said).length > 0 ? said : undefined;
}
