import type { FoundMethod, Unsourced } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { Session } from '#domain/standards/method-format.ts';
import { durationsIn, toleranceIn } from './durations.ts';
import type { Statement } from './method-statements.ts';
import { placesIn } from './read-places.ts';
import { questionsIn } from './read-questions.ts';
import { splitIn } from './read-splits.ts';
import { wordsIn } from './read-word-limits.ts';
import { mainSession, type SessionName, sessionAt, sessionsNamed } from './session-kinds.ts';

type SaidSession = Found<Unsourced<Session>>;
type Details = Omit<Unsourced<Session>, 'id' | 'title' | 'kind'>;

function found(statement: Statement, session: SessionName, details: Details, by: string): SaidSession {
  const { spans, section, text } = statement;
  return { value: { ...session, ...details }, spans, section, words: text, certainty: 'certain', by };
}

const reading = /\bword|\bpages?\b/;

type Length = NonNullable<Unsourced<Session>['duration']>;

/** Lengths of one session in one sentence; of several planned times the longest is the whole. */
function united(lengths: readonly Length[]): Length {
  const planned = lengths.flatMap(({ plannedMinutes }) => plannedMinutes ?? []);
  const whole = planned.length > 0 ? { plannedMinutes: Math.max(...planned) } : {};
  return { ...(Object.assign({}, ...lengths) as Length), ...whole };
}

function durations(statement: Statement, method: FoundMethod): readonly SaidSession[] {
  if (reading.test(statement.plain) && !/\bword for word/.test(statement.plain)) return [];
  const said = durationsIn(statement.plain).flatMap(({ duration, at }) => {
    const session = sessionAt(statement, method, at);
    return session ? [{ session, duration }] : [];
  });
  const ids = [...new Set(said.map(({ session }) => session.id))];
  return ids.flatMap((id) => {
    const own = said.filter(({ session }) => session.id === id);
    const session = own[0]?.session;
    const duration = united(own.map((one) => one.duration));
    return session ? [found(statement, session, { duration }, 'method-durations')] : [];
  });
}

function laterTolerance(statement: Statement, method: FoundMethod): readonly SaidSession[] {
  const tolerance = durationsIn(statement.plain).length === 0 ? toleranceIn(statement.plain) : undefined;
  const session = tolerance ? sessionAt(statement, method, statement.plain.length) : undefined;
  return tolerance && session
    ? [found(statement, session, { duration: { tolerance } }, 'method-durations')]
    : [];
}

const oneToOne =
  /\b(?:conduct\w*|carried out|held|take place|on an?)\b[^.]{0,30}\b(?:1|one)[ -]?(?:to|:|-)[ -]?(?:1|one)\b|\b(?:1|one)[ -]?(?:to|:|-)[ -]?(?:1|one) (?:basis|observation|discussion|interview|session|conversation)\b/;
const oneAtATime =
  /\b(?:only )?(?:observe|conduct|assess|interview|test)\w*\b[^.]{0,60}\b(?:1|a single) apprentice\b[^.]{0,60}\bat (?:a|any 1|any|the same) time\b/;
const severalAtATime =
  /\b(?:observe|assess|conduct|interview|test|up to|maximum of)\w*\b[^.]{0,60}?\b(\d{1,2}) apprentices\b[^.]{0,60}\bat (?:a|any 1|any|the same|1) time\b/;
const ratio =
  /\b(?:1 (?:independent )?assessor (?:to|per|for|:)|ratio (?:of|is) 1 ?(?::|to)) (?:up to |a maximum of )?(\d{1,2})\b/;
const severalTogether =
  /\b(?:no more than|up to|at most|maximum of) (\d{1,2}) apprentices\b[^.]{0,80}\b(?:at (?:a|any 1|any|the same|1) time|together|per assessor|by 1 (?:independent )?assessor)\b/;
const recorded =
  /\b(?:will|must|should|is to|are to|shall|needs? to|has to|have to) (?:also |[^.;]{0,60}? and )?be (?:(?:audio|video|digitally|electronically|voice|sound)[ -]?(?:and |or |\/)?){0,3}(?:recorded|filmed|videoed)\b|\b(?:must|will|shall) (?:make|keep|be) (?:an? )?(?:audio|video)[^.]{0,20}\brecording/;
const notASession =
  /\brecorded (?:on|in|using|by|as evidence|against|within|and reported|accurately|grades?)\b/;

function apprenticesIn(plain: string, isCell: boolean): Details {
  const inCell = isCell && /\b1[- ]to[- ]1\b|\b1:1\b/.test(plain);
  if (inCell || oneToOne.test(plain) || oneAtATime.test(plain)) return { apprenticesPerAssessor: 1 };
  const several = Number(
    (severalAtATime.exec(plain) ?? severalTogether.exec(plain) ?? ratio.exec(plain))?.[1] ?? 0,
  );
  return several > 0 ? { apprenticesPerAssessor: several } : {};
}

function recordedIn(plain: string, isCell: boolean): Details {
  if (isCell && /\b(?:audio|video|digitally)[- ](?:and (?:audio|video)[- ])?recorded\b/.test(plain))
    return { recorded: true };
  const isSession = !notASession.test(plain) || /\b(audio|video)\b/.test(plain);
  return recorded.test(plain) && isSession ? { recorded: true } : {};
}

function circumstances(statement: Statement, method: FoundMethod): readonly SaidSession[] {
  const { plain, from } = statement;
  const session = sessionAt(statement, method, plain.length);
  if (!session) return [];
  const place = placesIn(plain);
  const split = splitIn(plain);
  const details: Details = {
    ...apprenticesIn(plain, from === 'cell'),
    ...recordedIn(plain, from === 'cell'),
    ...(place.length > 0 ? { place: [...place] } : {}),
    ...(split ? { split } : {}),
  };
  return Object.keys(details).length > 0 ? [found(statement, session, details, 'method-circumstances')] : [];
}

/** Places said in several sentences are all open: every entry of a session has all of them. */
function withAllPlaces(said: readonly SaidSession[]): readonly SaidSession[] {
  return said.map((one) => {
    if (!one.value.place) return one;
    const same = said.filter(({ value }) => value.id === one.value.id);
    const place = [...new Set(same.flatMap(({ value }) => value.place ?? []))];
    const spans = same.filter(({ value }) => value.place).flatMap((other) => other.spans);
    return { ...one, value: { ...one.value, place }, spans: [...new Set([...one.spans, ...spans])] };
  });
}

function questions(statement: Statement, method: FoundMethod): readonly SaidSession[] {
  const isLabelled = statement.from === 'cell' && /\bquestion/i.test(statement.label);
  const said = questionsIn(isLabelled ? `questions: ${statement.plain}` : statement.plain);
  const at = Math.max(0, statement.plain.search(/\bquestion|\bbank\b/));
  const session = said ? sessionAt(statement, method, at) : undefined;
  return said && session ? [found(statement, session, { questions: said }, 'method-questions')] : [];
}

const partly = /\b(?:includ\w+|made up of|consists? of|comprising|comprises|split (?:into|as)|of which)\b/;

/** "This will include a presentation of 20 minutes" is a part of the 60 minutes said of the same session before. */
function withoutParts(said: readonly SaidSession[]): readonly SaidSession[] {
  return said.filter(({ value, words }) => {
    const minutes = value.duration?.plannedMinutes;
    if (minutes === undefined || !partly.test(words ?? '')) return true;
    return !said.some(
      (one) => one.value.id === value.id && (one.value.duration?.plannedMinutes ?? 0) > minutes,
    );
  });
}

/** A sentence that names no session goes on with the one before it, where the method itself is none. */
function inContext(statement: Statement, last: SessionName | undefined): Statement {
  return last === undefined ? statement : { ...statement, label: `${statement.label} ${last.title}`.trim() };
}

/** Interviews and presentations that a project or showcase has, though nothing more is said of them. */
function mentioned(
  statements: readonly Statement[],
  method: FoundMethod,
  said: readonly SaidSession[],
): readonly SaidSession[] {
  if (mainSession(method)) return [];
  const speaking = statements.filter(({ plain }) =>
    /\b(?:will|must|should|can|may|shall|then)\b/.test(plain),
  );
  return sessionsNamed(speaking, method)
    .filter(({ id, kind }) => kind !== 'discussion' && !said.some(({ value }) => value.id === id))
    .flatMap((session) => {
      const first = speaking.find((one) => sessionsNamed([one], method).some(({ id }) => id === session.id));
      return first ? [{ ...found(first, session, {}, 'method-sessions'), certainty: 'likely' as const }] : [];
    });
}

function fromTitle(method: FoundMethod): readonly SaidSession[] {
  const main = mainSession(method);
  const { spans, section, words } = method.title;
  const source = { spans, section, ...(words === undefined ? {} : { words }) };
  return main ? [{ value: main, ...source, certainty: 'likely', by: 'method-names' }] : [];
}

/**
 * What is said of the live parts of a method, one entry for each sentence or cell that says something; entries of one
 * session share its id. A method without any such sentence has its main session, read from its name.
 */
export function sessionsOf(
  statements: readonly Statement[],
  method: FoundMethod,
  methods: readonly FoundMethod[],
): readonly SaidSession[] {
  const main = mainSession(method);
  const elsewhere = methods.filter((one) => one !== method).map((one) => mainSession(one)?.kind);
  const ofWords = new Set(statements.flatMap((one) => wordsIn(one, statements)?.statements ?? []));
  let last: SessionName | undefined;
  const said = statements.flatMap((plain) => {
    const named = main ? [] : sessionsNamed([plain], method);
    const statement = named.length > 0 || main ? plain : inContext(plain, last);
    last = named.at(-1) ?? last;
    return [
      ...durations(statement, method),
      ...(ofWords.has(plain) ? [] : laterTolerance(statement, method)),
      ...questions(statement, method),
      ...circumstances(statement, method),
    ];
  });
  const more = mentioned(statements, method, said).filter(({ value }) => !elsewhere.includes(value.kind));
  const known = said.some(({ value }) => value.id === main?.id);
  return [...withoutParts(withAllPlaces(said)), ...more, ...(known ? [] : fromTitle(method))];
}
