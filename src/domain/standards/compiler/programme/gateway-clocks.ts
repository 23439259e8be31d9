import type { Found } from '#domain/standards/compiler/found.ts';
import type { ClockOrigin, Period } from '#domain/standards/values.ts';
import { originIn } from './clock-origins.ts';
import type { Labelled } from './labelled-values.ts';
import { type PrintedPeriod, periodsIn } from './numbers.ts';
import { foundIn, type Passage, type Reading } from './passages.ts';
import { saidOnce, surestFirst } from './said-once.ts';

const by = 'gateway-clocks';
const notThese = /\bre-?\s?(?:sits?|sat|takes?|taken|sitting)\b|\bfurther attempt/i;

/** A period, unsure when the words and the figure in brackets differ. */
export function periodReading(printed: PrintedPeriod): Reading<Period> {
  if (!printed.other) return { value: printed.period };
  return {
    value: printed.period,
    certainty: 'unsure',
    others: [printed.other],
    why: 'The number in words and the figure in brackets differ.',
  };
}

/** Notice to be given before the first assessment, where the sentence speaks of the gateway. */
export function findGatewayNotice(passages: readonly Passage[]): readonly Found<Period>[] {
  return passages.flatMap((passage) => {
    const { text } = passage;
    const place = [text, passage.headings.at(-1), passage.lead].join(' ');
    const noticed =
      /\bnotice\b|\b(?:at least|minimum of|no (?:less|later) than)\b[^.;]{3,40}\b(?:before|prior to|in advance of)\b/i.test(
        text,
      );
    if (!/\bgateway\b/i.test(place) || !noticed || notThese.test(text)) return [];
    if (
      /\b(?:appeal|results?|withdraw|cancel|reasonable adjustments?|on[- ]programme|minimum duration|practical period)\b/i.test(
        text,
      )
    )
      return [];
    const at = /\bnotice\b/i.exec(text)?.index;
    const all = periodsIn(text).filter(({ period }) => !('months' in period && period.months > 6));
    const near =
      at === undefined
        ? all[0]
        : all.find(({ from, to }) => Math.abs(from - at) < 60 || Math.abs(to - at) < 60);
    return near ? [foundIn(passage, periodReading(near), by)] : [];
  });
}

const subject =
  /\b(?:all (?:of the )?(?:assessments?|assessment methods|components?|elements?|methods)|(?:the )?EPA(?! (?:outcome|result|grade))|end[- ]point assessment(?! organi)|apprenticeship assessment|assessment (?:methods|window|period)|EPA (?:period|window)|assessments)\b/i;
const otherSubject =
  /\b(?:report|project (?:must|should|will)|submit(?:ted)?|submission|portfolio|results?|feedback|grades?|certificate|observation (?:must|will)|interview (?:must|will)|between|review|appeal|practical period|on[- ]programme|standard(?:isation)?|notice|valid)\b/i;
const running =
  /\b(?:within|window of|period of|period (?:is|lasts?|lasting)|lasting|takes?|over|completed in|maximum of|no (?:more|longer) than|last(?:s|ing)?|typically|must not exceed)\b|\bha(?:s|ve)\b[^.;]{0,30}\bto complete\b/i;

function windowIn(passage: Passage): readonly Found<{ period: Period; origin: ClockOrigin }>[] {
  const { text } = passage;
  const place = `${passage.headings.at(-1) ?? ''} ${text}`;
  const titled = /\b(?:assessment|EPA) (?:window|period)\b/i.test(place);
  if (notThese.test(place) || !running.test(text) || !(titled || subject.test(text))) return [];
  const within = periodsIn(text).find(({ period }) => !('months' in period) || period.months <= 24);
  if (!within || otherSubject.test(text.slice(0, within.to))) return [];
  const origin = originIn(text, within.to);
  return origin === undefined && !titled ? [] : [foundIn(passage, windowReading(within, origin, text), by)];
}

/** "Assessment window: 4 months", which says no start. */
function labelledWindows(
  values: readonly Labelled[],
): readonly Found<{ period: Period; origin: ClockOrigin }>[] {
  return values.flatMap(({ label, value, passage }) => {
    const named = /^(?:typical )?(?:epa|assessment|end-point assessment) (?:window|period|duration)\b/.test(
      label,
    );
    const [printed] = named && value.length < 60 ? periodsIn(value) : [];
    if (!printed || originIn(value, printed.to) !== undefined) return [];
    return [
      foundIn(passage, { ...windowReading(printed, undefined, value), words: `${label}: ${value}` }, by),
    ];
  });
}

/** Periods in which the whole assessment must be complete, with the event that starts them. */
export function findWindows(
  passages: readonly Passage[],
  values: readonly Labelled[],
): readonly Found<{ period: Period; origin: ClockOrigin }>[] {
  return saidOnce(surestFirst([...passages.flatMap(windowIn), ...labelledWindows(values)]), (value) =>
    JSON.stringify(value),
  );
}

function windowReading(
  printed: PrintedPeriod,
  origin: ClockOrigin | undefined,
  text: string,
): Reading<{ period: Period; origin: ClockOrigin }> {
  const value = { period: printed.period, origin: origin ?? 'gateway-accepted' };
  const usual = /\b(?:typical(?:ly)?|usually|normally|expected)\b/i.test(text);
  const reasons = [
    ...(origin === undefined ? ['The words do not say what starts the period.'] : []),
    ...(usual ? ['The period is given as usual, not as a limit.'] : []),
    ...(printed.other ? ['The number in words and the figure in brackets differ.'] : []),
  ];
  if (reasons.length === 0) return { value };
  const { other } = printed;
  const others = [
    ...(other ? [{ ...value, period: other }] : []),
    ...(origin === undefined ? [{ ...value, origin: 'gateway-submitted' as const }] : []),
  ];
  return {
    value,
    certainty: origin === undefined || other ? 'unsure' : 'likely',
    others,
    why: reasons.join(' '),
  };
}
