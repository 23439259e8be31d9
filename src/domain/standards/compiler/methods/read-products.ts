import type { FoundMethod, Unsourced } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { Product } from '#domain/standards/method-format.ts';
import { foundIn } from './found-statement.ts';
import type { Statement } from './method-statements.ts';
import { periodOf, periodWords } from './periods.ts';
import { wordsIn } from './read-word-limits.ts';
import { mainSession, sessionAt } from './session-kinds.ts';

type SaidProduct = Found<Unsourced<Product>>;
type Details = Partial<Omit<Unsourced<Product>, 'id' | 'title' | 'kind' | 'handedIn' | 'assessed'>>;

interface ProductName {
  readonly id: string;
  readonly title: string;
  readonly kind: Product['kind'];
  readonly words: RegExp;
}

const portfolio: ProductName = {
  id: 'portfolio',
  title: 'Portfolio of evidence',
  kind: 'portfolio',
  words: /\bportfolio\b/,
};
const logBook: ProductName = {
  id: 'log-book',
  title: 'Log book',
  kind: 'portfolio',
  words: /\blog ?books?\b/,
};
const report: ProductName = {
  id: 'report',
  title: 'Written report',
  kind: 'report',
  words: /\b(?:written |project |final )?(?:reports?|essay|dissertation|case study|assignment)\b/,
};
const slides: ProductName = {
  id: 'presentation-slides',
  title: 'Presentation slides',
  kind: 'presentation-slides',
  words:
    /\b(?:presentation (?:slides?|materials?|deck)|slides|slide deck|powerpoint|copy of (?:the|their) presentation)\b/,
};
const brief: ProductName = {
  id: 'project-brief',
  title: 'Project brief',
  kind: 'other',
  words: /\b(?:project (?:brief|proposal|scope|outline|title|summary|synopsis|plan)|scoping document)\b/,
};
const showcase: ProductName = {
  id: 'showcase',
  title: 'Showcase',
  kind: 'showcase',
  words: /\bshowcase\b/,
};

function candidates(method: FoundMethod): readonly ProductName[] {
  switch (method.kind.value) {
    case 'showcase':
      return [report, slides, showcase];
    case 'project':
      return [brief, report, slides, portfolio];
    case 'presentation':
      return [slides, report, portfolio];
    default:
      return [portfolio, logBook, slides, report];
  }
}

const handing =
  /\b(?:submit\w*|submission|hand(?:ed)? in|upload\w*|provid\w+|sent|send|deliver\w*|complet\w+|compil\w+|produc\w+|prepar\w+|writ(?:e|ten)|consist\w*|contain\w*|start\w*|begin|commence\w*|select\w*|support\w*|underpin\w*|assess\w*|word)\b/;
const submitting =
  /\b(?:must|will|should|shall|is to|are to|need to|required to)\b[^.]{0,60}\b(?:submit|submitted|hand in|handed in|upload|uploaded)\b/;
const gateway = String.raw`(?:the |their |epa |end[- ]point assessment |achiev\w+ |pass\w+ |going through |enter\w+ |complet\w+ |successful\w* |confirmation of |date of |approval of )*gateway`;
const startsAfter =
  /\b(?:start\w*|begin\w*|commence\w*|begun|undertaken|work on|conducted|carried out|completed|compiled)\b[^.]{0,60}\b(?:after|following|once|until)\b[^.]{0,60}\bgateway|\bpost[- ]gateway\b/;
const afterMonths = new RegExp(
  String.raw`\b(?:start\w*|begin\w*|commence\w*|compiled|undertaken|produced)?\b[^.]{0,30}\bafter (?:a minimum of |at least |completing )?${periodWords}[^.]{0,15} (?:on|of|in)[- ](?:the )?(?:programme|program|training|apprenticeship|learning)`,
);
const due = new RegExp(
  String.raw`\b(?:within|no later than|by the end of|not later than|has|have|allowed|is|are given|maximum of) (?:a )?(?:period of |maximum of |maximum |week )?${periodWords}[^.]{0,30}? (?:of|after|from|following|post|to [a-z ]{0,40}after)[ -]${gateway}`,
);
const dueAfter = new RegExp(
  String.raw`\b(?:after|following|post)[- ]${gateway}\b[^.]{0,80}\b(?:within|no later than|maximum of) (?:a maximum of |a period of |the next )?${periodWords}`,
);
const dueWeek = /\b(?:by|no later than|before)(?: the)? end of week (\d{1,2})\b/;
const beforeSession = new RegExp(
  String.raw`\b${periodWords}(?: in advance)?,? (?:before|prior to|ahead of|in advance of|of) (?:the |their )?(?:date of (?:the )?)?(?:live )?(interview|presentation|discussion|professional discussion|questioning|assessment|showcase|viva|observation)`,
);
const timeToReview = new RegExp(
  String.raw`\b(?:have|has|allow\w*|given|needs?|requires?) (?:at least |a minimum of |up to )?${periodWords}[^.]{0,20} to (?:review|read|assess|mark|consider)\b[^.]{0,100}\b(?:before|prior to|ahead of|in advance of) (?:the |their )?(interview|presentation|discussion|professional discussion|questioning|viva|observation)`,
);
const sessionAfter = new RegExp(
  String.raw`\b(interview|presentation|discussion|viva)\b[^.]{0,80}\b${periodWords} after\b[^.]{0,60}\b(?:report|project|submi|slides|portfolio)`,
);
const pieces =
  /\b(?:(\d{1,3}) ?(?:-|to|and) ?(\d{1,3})|(?:at least|minimum of|no fewer than) (\d{1,3})(?:[^.]{0,40}?(?:maximum of|up to|no more than) (\d{1,3}))?|(?:maximum of|up to|no more than) (\d{1,3})) (?:[a-z]+ ){0,3}?(?:pieces|items|artefacts|examples|sources|discrete pieces)\b/;
const piecesSplit =
  /\bminimum of (\d{1,3}) (?:[a-z]+ ){0,2}(?:pieces|items|examples)[^.]{0,40}?maximum of (\d{1,3}) /;
const exactPieces =
  /\b(?:contain|contains|consists? of|comprises?|include|of|submit) (?:exactly )?(\d{1,3}) (?:[a-z]+ ){0,2}pieces\b/;
const unassessed =
  /\bnot\b[^.]{0,40}\b(?:assess(?:ed)?|mark(?:ed)?|graded?)\b|\bnot (?:directly |formally |itself )?(?:contribute|form part|count)|\bno (?:marks|grade)/;

function piecesOf(plain: string): Details {
  const split = piecesSplit.exec(plain);
  if (split) return { pieces: { minimum: Number(split[1]), maximum: Number(split[2]) } };
  const exact = /\btypically|\bapprox|\babout\b/.test(plain) ? 0 : Number(exactPieces.exec(plain)?.[1] ?? 0);
  if (exact > 0) return { pieces: { minimum: exact, maximum: exact } };
  const match = pieces.exec(plain);
  if (!match) return {};
  const [, low, high, least, most, only] = match.map((one) => (one === undefined ? undefined : Number(one)));
  const maximum = high ?? most ?? only;
  if (maximum !== undefined && !(maximum > 0)) return {};
  return { pieces: { minimum: low ?? least ?? 0, ...(maximum === undefined ? {} : { maximum }) } };
}

function startOf(plain: string): Details {
  const months = afterMonths.exec(plain);
  const after = months ? periodOf(months[1], months[2]) : undefined;
  if (after) return { startsAfter: { origin: 'start', after } };
  const isAfter =
    startsAfter.test(plain) && !/\bbefore (?:the )?gateway|prior to (?:the )?gateway/.test(plain);
  return isAfter ? { startsAfter: { origin: 'gateway-accepted' } } : {};
}

function dueOf(plain: string): Details {
  const match = due.exec(plain) ?? dueAfter.exec(plain);
  const within = match ? periodOf(match[1], match[2]) : periodOf(dueWeek.exec(plain)?.[1], 'weeks');
  const submitted = /\bsubmi|\bhand|\bupload|\bcomplet|\bdeliver|\bsent\b|\bprovide/.test(plain);
  return within && submitted ? { due: { within, origin: 'gateway-accepted' } } : {};
}

function sessionIdOf(word: string, statement: Statement, method: FoundMethod): string | undefined {
  return sessionAt({ ...statement, plain: word }, method, word.length)?.id;
}

/** "Two weeks before the interview" and "the interview is two weeks after the report" are one rule. */
function beforeOf(statement: Statement, method: FoundMethod): Details {
  const { plain } = statement;
  const before = beforeSession.exec(plain) ?? timeToReview.exec(plain);
  const after = sessionAfter.exec(plain);
  const [count, unit, word] = before
    ? [before[1], before[2], before[3]]
    : [after?.[2], after?.[3], after?.[1]];
  const atLeast = periodOf(count, unit);
  const session = word === undefined ? undefined : sessionIdOf(word, statement, method);
  const isOther = statement.named.some((one) => one !== method && mainSession(one)?.id === session);
  return atLeast && session && !isOther ? { beforeSession: { session, atLeast } } : {};
}

interface ProductContext {
  readonly method: FoundMethod;
  readonly own: readonly Statement[];
  readonly gatewayTexts: readonly Statement[];
}

function isHandedInAtGateway(name: ProductName, { own, gatewayTexts }: ProductContext): boolean {
  const at =
    /\b(?:at|as part of|with|during|by|before|prior to)(?: the| their)? (?:epa |assessment )?gateway/;
  return (
    own.some(
      ({ plain }) => name.words.test(plain) && at.test(plain) && !/\bafter\b[^.]{0,40}gateway/.test(plain),
    ) || gatewayTexts.some(({ plain }) => name.words.test(plain) && !/\bafter\b/.test(plain))
  );
}

function detailsOf(statement: Statement, { own, method }: ProductContext): Details {
  const words = wordsIn(statement, own)?.words;
  return {
    ...(words ? { words } : {}),
    ...piecesOf(statement.plain),
    ...startOf(statement.plain),
    ...dueOf(statement.plain),
    ...beforeOf(statement, method),
  };
}

/** The product a statement speaks of: named in it, else the one of the sentence before, else the method's only one. */
function productOf(
  statement: Statement,
  before: ProductName | undefined,
  names: readonly ProductName[],
): ProductName | undefined {
  const named = names.find(({ words }) => words.test(statement.plain));
  if (named) return named;
  const inLabel = names.find(({ words }) => words.test(statement.label.toLowerCase()));
  const whole = /\bproject\b/.test(statement.plain) ? names.find((name) => name === report) : undefined;
  return inLabel ?? whole ?? before;
}

/**
 * What the apprentice hands in for a method, one entry for each statement that says something of it. A product exists
 * when a sentence about handing in, size, dates or support names it; a mention among examples is none.
 */
export function productsOf(
  own: readonly Statement[],
  gatewayTexts: readonly Statement[],
  method: FoundMethod,
): readonly SaidProduct[] {
  const context = { method, own, gatewayTexts };
  const names = candidates(method);
  const said: { name: ProductName; statement: Statement; details: Details }[] = [];
  let last: ProductName | undefined;
  for (const statement of own) {
    const name = productOf(statement, last, names);
    last = names.find(({ words }) => words.test(statement.plain)) ?? last;
    const details = name ? detailsOf(statement, context) : {};
    const isSentence =
      name === portfolio || /\b(?:must|will|should|is|are|can|may|has|have)\b/.test(statement.plain);
    const speaks = isSentence && name?.words.test(statement.plain) && handing.test(statement.plain);
    if (name && (Object.keys(details).length > 0 || speaks)) said.push({ name, statement, details });
  }
  return said.flatMap(({ name, statement, details }) => {
    const mine = said.filter((one) => one.name === name);
    const isReal =
      name === portfolio ||
      mine.some((one) => Object.keys(one.details).length > 0 || submitting.test(one.statement.plain));
    const isFirst = mine[0]?.statement === statement;
    if (!isReal || (Object.keys(details).length === 0 && !isFirst)) return [];
    const value: Unsourced<Product> = {
      id: name.id,
      title: name.title,
      kind: name.kind,
      handedIn: isHandedInAtGateway(name, context) ? 'at-gateway' : 'after-gateway',
      assessed: isAssessed(name, own),
      ...details,
    };
    return [foundIn(statement, value, 'method-products')];
  });
}

const isJudged =
  /\bportfolio\b[^.;]{0,60}\b(?:is|are|will be|must be) (?:itself |also |independently )?(?:assessed|marked|graded)\b(?! (?:through|by means|in the (?:discussion|interview)))/;

/** A portfolio under another method supports it; anything else is assessed unless the text says that it is not. */
function isAssessed(name: ProductName, own: readonly Statement[]): boolean {
  const says = own.some(
    ({ plain }) => name.words.test(plain) && unassessed.test(plain) && !/\bword\b/.test(plain),
  );
  const judged = own.some(({ plain }) => name.words.test(plain) && isJudged.test(plain));
  return !says && (judged || (name.kind !== 'portfolio' && name !== brief));
}
