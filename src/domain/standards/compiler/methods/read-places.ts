import type { Session } from '#domain/standards/method-format.ts';

type Place = NonNullable<Session['place']>[number];

const places: readonly (readonly [RegExp, Place])[] = [
  [
    /\b(?:workplace|place of work|work place|work(?:ing)? environment|employer'?s?'? premises|on[- ]site|workstation)\b/,
    'workplace',
  ],
  [
    /\b(?:remote|remotely|video[- ]?conferenc\w*|online|on-line|virtual|virtually|webinar|skype|teams|zoom|telephone)\b/,
    'remote',
  ],
  [
    /\b(?:assessment cent(?:re|er)|test cent(?:re|er)|(?:epao|eao|assessment organisation|end-point assessment organisation|assessment body)(?:'s|s'|s)? (?:premises|site|cent(?:re|er)|offices?))\b/,
    'assessment-centre',
  ],
  [
    /\bcontrolled (?:assessment |exam(?:ination)? )?(?:environment|conditions|setting)\b/,
    'controlled-environment',
  ],
  [
    /\bat (?:the |their )?college\b|\b(?:training provider|provider|college)(?:'s|s'|s)? (?:premises|site|cent(?:re|er))\b/,
    'training-provider',
  ],
];

const happening =
  /\b(?:take[sn]? place|taking place|conducted|held|carried out|delivered|scheduled|located|location|venue|sat|sit|taken|completed|undertaken|done|can be|may be|assessed|in person|face[- ]to[- ]face|either|through|via|present(?:ed)?)\b/;

/** Places in which the plain sentence lets a session happen; empty when it speaks of no place, or refuses one. */
export function placesIn(plain: string): readonly Place[] {
  if (!happening.test(plain) && !/^[^.]{0,60}$/.test(plain)) return [];
  if (
    /\b(?:must|should|can|may|will)? ?(?:not|never) (?:be |take )?(?:held|carried|conducted|place|done|sat)\b/.test(
      plain,
    )
  )
    return [];
  if (/\bresit|\bre-sit|\bretake|\bre-take/.test(plain)) return [];
  return places.flatMap(([words, place]) => {
    const match = words.exec(plain);
    if (!match) return [];
    const before = plain.slice(Math.max(0, match.index - 70), match.index);
    const isPlace =
      place === 'remote' ||
      /\b(?:in|at|on|to|from|either|or|and|location|venue|place|:)\s*(?:[a-z'/-]+[ ,]+){0,6}$/.test(before) ||
      before.trim() === '';
    return isPlace ? [place] : [];
  });
}
