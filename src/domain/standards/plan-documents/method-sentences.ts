import type { Method, Product, Session } from '#domain/standards/method-format.ts';
import { originWords, periodWords, sessionWords } from '#domain/standards/plan-words.ts';
import type { Standard } from '#domain/standards/standard-format.ts';
import { listWords, sentenceStart } from './field-words.ts';

function limits(
  standard: Standard,
  method: Method,
  part: Pick<Session, 'options' | 'formats' | 'title'>,
): string {
  const options = (part.options ?? []).map(
    (id) => standard.options.find((each) => each.id === id)?.title ?? id,
  );
  const formats = (part.formats ?? []).map(
    (id) => method.formats?.allowed.find((each) => each.id === id)?.title ?? id,
  );
  const only = [...options, ...formats].filter((title) => title !== part.title);
  return only.length > 0 ? `Only for ${listWords(only)}.` : '';
}

function placeWords(session: Session): string {
  const places = (session.place ?? []).map((place) => place.replaceAll('-', ' '));
  return places.length > 0 ? `Place: ${listWords(places)}.` : '';
}

function splitWords({ split }: Session): string {
  if (!split) return '';
  const day = split.sameDay ? ' on the same day' : '';
  return `It may be split into at most ${split.maximumSessions} parts${day}.`;
}

/** What one live part of a method is and how it goes. */
export function sessionSentence(standard: Standard, method: Method, session: Session): string {
  const detail = sessionWords(session);
  return [
    `${session.title}${detail ? `: ${detail}` : ''}.`,
    placeWords(session),
    splitWords(session),
    session.recorded ? 'It is recorded.' : '',
    limits(standard, method, session),
  ]
    .filter(Boolean)
    .join(' ');
}

function sizeWords({ words, pieces }: Product): string {
  const tolerance = words?.tolerance
    ? `, up to ${words.tolerance.belowPercent}% fewer or ${words.tolerance.abovePercent}% more`
    : '';
  const length = words ? `${words.advisory ? 'About' : 'Length:'} ${words.target} words${tolerance}.` : '';
  const most = pieces?.maximum === undefined ? '' : `, at most ${pieces.maximum}`;
  return [length, pieces ? `Pieces: at least ${pieces.minimum}${most}.` : ''].filter(Boolean).join(' ');
}

function timeWords(method: Method, { startsAfter, due, beforeSession, handedIn }: Product): string {
  const session = method.sessions.find(({ id }) => id === beforeSession?.session)?.title.toLowerCase();
  return [
    handedIn === 'at-gateway' ? 'Hand it in at gateway.' : '',
    startsAfter
      ? `Work on it begins ${startsAfter.after ? `${periodWords(startsAfter.after)} ` : ''}after ${originWords(startsAfter.origin)}, not before.`
      : '',
    due ? `Hand it in within ${periodWords(due.within)} of ${originWords(due.origin)}.` : '',
    beforeSession
      ? `It must arrive at least ${periodWords(beforeSession.atLeast)} before the ${session ?? 'session'}.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** What is handed in, how large and by when. */
export function productSentence(standard: Standard, method: Method, product: Product): string {
  return [
    `${sentenceStart(product.title)}.`,
    sizeWords(product),
    timeWords(method, product),
    product.assessed ? '' : 'It supports the assessment and is not itself judged.',
    limits(standard, method, product),
  ]
    .filter(Boolean)
    .join(' ');
}

const kinds: Readonly<Record<Method['kind'], string>> = {
  observation: 'An assessor watches real work and asks questions about it.',
  discussion: 'A conversation with the assessor about the work done and the reasons behind it.',
  showcase: 'The apprentice shows work that was gathered on programme and answers questions about it.',
  project: 'The apprentice carries out a piece of real work and hands in its result.',
  test: 'A sitting with questions, under the same conditions for everybody.',
  presentation: 'The apprentice presents work to the assessor and answers questions.',
  simulation: 'A task set up to be like the work itself.',
  portfolio: 'Evidence of work done on programme, gathered and put in order.',
  external: 'A result that another body gives.',
  verification: 'The employer confirms what has been seen at work.',
  other: 'A part of the assessment with its own rules, set out below.',
};

/** What a method is, in one sentence of ours. */
export function methodSentence({ kind }: Method): string {
  return kinds[kind];
}

const preparations: Readonly<Record<Method['kind'], readonly string[]>> = {
  observation: [
    'Agree with the employer which tasks can be seen on the day, and check that together they can show every criterion below.',
    'Rehearse with the tutor watching, and talk through why each step is done as it is.',
    'Make sure that the place, the people and the equipment are there on the day, and that customers know.',
  ],
  discussion: [
    'Choose for each criterion one example from your own work and know where it lies in your evidence.',
    'Practise aloud: what you did, why you did it so, what came of it, what you would do differently.',
    'Have your evidence in order and to hand, if the plan lets you bring it.',
  ],
  showcase: [
    'Read each criterion and choose the piece that shows it best. One strong piece is better than three weak ones.',
    'Say in a few words beside each piece what it shows and what your own part in it was.',
    'Practise showing it to somebody who does not know the work.',
  ],
  project: [
    'Agree early with the employer on a piece of work that is real, useful and large enough to show every criterion.',
    'Plan backwards from the day on which it must be handed in.',
    'Check the draft against every criterion before the last week.',
  ],
  test: [
    'Go through the statements below and mark those about which you could not answer a question today.',
    'Practise under the time and with the aids that are allowed.',
    'Answer every question that must be answered first.',
  ],
  presentation: [
    'Build the presentation on the criteria and leave out what shows none of them.',
    'Rehearse with a clock, then rehearse the questions.',
    'Have a second copy, and know what to do when the equipment fails.',
  ],
  simulation: [
    'Practise tasks of the same kind, under the same time.',
    'Know the equipment and the papers of the task before the day.',
    'Say aloud what you check and why, when the task allows it.',
  ],
  portfolio: [
    'Gather evidence from the first month, while the work is fresh.',
    'Link each piece to the criteria that it shows, and say what your own part was.',
    'Take out what adds nothing, and ask the tutor to read it as a stranger would.',
  ],
  external: [
    'Find out early when the result is due and who asks for it.',
    'Keep the certificate or the letter: it must be handed in as proof.',
  ],
  verification: [
    'Talk in each review about what the employer has seen, and note when and where.',
    'Ask the employer to read the statements early, so that nothing comes as a surprise.',
  ],
  other: [
    'Read each criterion and choose the work that shows it best.',
    'Talk it through with the tutor and the employer, and practise once.',
  ],
};

/** Advice of ours for preparing a method. */
export function preparationAdvice({ kind }: Method): readonly string[] {
  return preparations[kind];
}
