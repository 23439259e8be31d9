import type { ProgrammeFacts } from '#domain/standards/compiler/facts.ts';
import { numberPattern, readNumber } from './numbers.ts';
import { partiesIn } from './parties.ts';
import { foundIn, type Passage } from './passages.ts';

const by = 'independence-rules';
type Party = 'apprentice' | 'employer' | 'training-provider';

const tied =
  /\b(?:no|not|never|without|free (?:from|of)|neither|independent of|independent from|avoid)\b[^.;]{0,70}\b(?:relationships?|connections?|involvement|involved|conflicts? of interest|interests?|association|links?|ties|employed by|line[- ]managed?|trained|taught|delivered)\b([^.;]*)/i;
const independentOf = /\bindependent (?:of|from)\b([^.;]{3,120})/i;
const assessing =
  /\bindependence\b|\b(?:assessors?|IEPA|assessment organi[sz]ations?|EPAOs?|assessment body|examiners?)\b/i;
const quality = /\b(?:internal quality|IQA|quality assur|verifier|moderator)/i;

function contextOf(passage: Passage): string {
  return [passage.text, passage.lead, passage.label, passage.before, ...passage.headings.slice(-2)].join(' ');
}

function partiesOf(words: string): readonly Party[] {
  return partiesIn(words).filter(
    (one): one is Party => one === 'apprentice' || one === 'employer' || one === 'training-provider',
  );
}

/** Who works where the apprentice works has a relationship with the employer. */
const sameEmployer =
  /\bnot\b[^.;]{0,30}\bemployed by the same (?:organi[sz]ation|employer|company) as the (?:apprentice|learner)\b/i;

function isIndependence(passage: Passage): boolean {
  const { text, before = '', headings } = passage;
  if (passage.kind === 'heading' || !assessing.test(contextOf(passage))) return false;
  const present = /\bpresent\b[^.;]{0,40}\bnot be involved\b/i;
  return !quality.test(`${text} ${before} ${headings.at(-1) ?? ''}`) && !present.test(text);
}

/** With whom an assessor may have no relationship. */
export function findIndependence(passages: readonly Passage[]): ProgrammeFacts['noRelationshipWith'] {
  return passages.filter(isIndependence).flatMap((passage) => {
    const { text } = passage;
    const named = partiesOf(tied.exec(text)?.[1] ?? independentOf.exec(text)?.[1] ?? '');
    const parties = sameEmployer.test(text) ? [...named, 'employer' as const] : named;
    return parties.map((value) => foundIn(passage, { value }, by));
  });
}

const listing =
  /\b(?:assessors?|IEPAs?|examiners?)\b[^.;]{0,60}\b(?:must|should|shall|will|need|required|requirements?|criteria|are|have|be)\b|\b(?:appoint|recruit|use|employ)\b[^.;]{0,40}\bassessors?\b[^.;]{0,30}\b(?:who|that|with)\b/i;
const titled =
  /\bassessors?\b[^.;]{0,40}\b(?:requirements?|criteria|competenc|qualifications?|experience|standards?)\b|\bindependence\b|\bassessor (?:role|specification)\b/i;
const competence =
  /^(?:(?:must|should|will|to|they|also|and) ){0,2}(?:have|has|hold|holds|possess|be (?:occupationally |suitably |appropriately )?(?:competent|qualified|experienced|knowledgeable|trained)|be able to evidence|understand|understanding|current|recent|relevant|occupational|experience|experienced|knowledge|qualified|up[- ]to[- ]date|at least|minimum|a minimum|significant|demonstrable|proven|working towards|trained|a (?:recognised|relevant|current|thorough|good))\b/i;
const about =
  /\b(?:competen\w+|experience|qualif\w+|knowledge|expertise|understand\w*|worked|skills?|trained|training|degree|certificate|CPD|professional development|member(?:ship)?)\b/i;
const lengthOfExperience = new RegExp(
  `\\b(?:at least |a minimum of |minimum |minimum of )?(${numberPattern})\\s+(?:or more )?years?(?:['’]s?)?(?! ago)`,
  'i',
);

function yearsIn(text: string): number | undefined {
  const match = lengthOfExperience.exec(text);
  const before = text.slice(0, match?.index ?? 0);
  // "gained in the last three years" limits how old the experience may be, not how long it is.
  if (
    !match ||
    /\b(?:last|past|previous|within|every|recent)\s+(?:the\s+)?$/i.test(before) ||
    /\b(?:last|past|previous|within the)\s*$/i.test(before)
  )
    return undefined;
  return readNumber(match[1] ?? '')?.value;
}

const ownSentence =
  /\bassessors?\s+(?:(?:must|should|shall|will need to|need to|are required to|will)\s+)?(?:also\s+|all\s+)?(?:have|hold|are (?:occupationally |suitably )?(?:competent|qualified|experienced)|be (?:occupationally |suitably )?(?:competent|qualified|experienced)|possess)\b/i;

function speaksOfCompetence(passage: Passage): boolean {
  const { text, lead = '' } = passage;
  if (passage.kind === 'heading' || !about.test(text) || text.length > 500) return false;
  if (quality.test(`${lead} ${text}`) && !/\bverif/i.test(text)) return false;
  if (partiesOf(tied.exec(text)?.[1] ?? '').length > 0 && !/\bexperience|\bqualif/i.test(text)) return false;
  const ofList = passage.kind === 'item' && isAssessorList(passage) && competence.test(text);
  return ofList || ownSentence.test(text);
}

/** What an assessor must be able to show: the items of a list about assessors, or a sentence on them. */
export function findCompetence(passages: readonly Passage[]): ProgrammeFacts['competence'] {
  return passages.filter(speaksOfCompetence).map((passage) => {
    const text = passage.text.replace(/[;,]$/, '');
    const years = yearsIn(text);
    return foundIn(passage, { value: { text, ...(years === undefined ? {} : { years }) } }, by);
  });
}

function isAssessorList({ lead, label, headings }: Passage): boolean {
  if (lead !== undefined && listing.test(lead)) return true;
  if (label !== undefined && /^(?:the )?(?:independent |end[- ]point )+assess(?:or|ors)\b/i.test(label))
    return true;
  return (
    titled.test(headings.at(-1) ?? '') &&
    (lead === undefined || /\b(?:assessors?|criteria|must|following)\b/i.test(lead))
  );
}
