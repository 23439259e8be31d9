import type { ClockOrigin } from '#domain/standards/values.ts';

/** Words after a period that say what starts it, the more telling first. */
const origins: readonly (readonly [ClockOrigin, RegExp])[] = [
  [
    'fail-notification',
    /\b(?:fail(?:ed|ure)? (?:notification|notice|result|outcome)|notif(?:ied|ication|ying)\b[^.;]{0,40}\bfail|date of (?:the |their )?fail|first fail|of (?:the|their) fail(?:ed|ure)?\b(?! assessment methods? (?:must|should)))/i,
  ],
  [
    'last-result',
    /\b(?:EPA|overall|final|end[- ]point assessment) (?:outcome|results?|grade)\b|\b(?:last|all) (?:the )?results?\b/i,
  ],
  [
    'gateway-submitted',
    /\b(?:submi(?:t|tted|tting|ssion)|receipt|receiving|sending)\b[^.;]{0,40}\bgateway\b|\bgateway\b[^.;]{0,30}\b(?:submi(?:tted|ssion)|received)\b/i,
  ],
  ['gateway-accepted', /\bgateway\b/i],
  ['product-submitted', /\b(?:submission|submitting|submitted|hand(?:ed|ing) in)\b/i],
  [
    'result',
    /\b(?:receiv\w+|receipt of|notif\w+|issu\w+|getting|publication of|date of)\b[^.;]{0,60}\b(?:results?|outcomes?|decisions?|grades?)\b|\b(?:results?|outcomes?|decision|grades?)\b/i,
  ],
  [
    'assessment',
    /\b(?:assessments?|observation|interview|discussion|test|examination|presentation|attempt|EPA|project)\b/i,
  ],
  ['start', /\bstart (?:date|of (?:the|their) (?:apprenticeship|programme))\b/i],
];

const since =
  /^[\s,)]*(?:\w+\s){0,5}?(?:from|of|after|following|beginning|starting|commencing|once|when|since|post)\b/i;
const earlier =
  /\b(?:starts?|begins?|commences?)\s+(?:when|once|after|from|on|at)\b|\bfollowing\b|\bfrom\b|\bonce\b|\bafter\b/i;

function named(words: string): ClockOrigin | undefined {
  return origins.find(([, pattern]) => pattern.test(words))?.[0];
}

/** What starts a clock: read from the words that follow its period, else from a clause that says when it begins. */
export function originIn(text: string, after: number): ClockOrigin | undefined {
  const rest = text
    .slice(after, after + 160)
    .replace(/\b(?:otherwise|or else|unless|and then)\b[\s\S]*$/i, '');
  if (since.test(rest)) return named(rest);
  const begins = earlier.exec(rest);
  if (begins) return named(rest.slice(begins.index));
  const before = text.slice(0, after);
  const start = earlier.exec(before);
  return start ? named(before.slice(start.index)) : undefined;
}
