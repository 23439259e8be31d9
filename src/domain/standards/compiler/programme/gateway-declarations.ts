import type { FoundRequirement } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { PartyRole } from '#domain/standards/values.ts';
import { isGatewayRule, isOnProgramme, speaksOfGateway } from './gateway-scope.ts';
import { partiesIn } from './parties.ts';
import { foundIn, type Passage } from './passages.ts';
import { saidOnce } from './said-once.ts';

const by = 'gateway-declarations';
const signing: readonly PartyRole[] = ['apprentice', 'employer', 'training-provider'];

function signersIn(text: string): readonly PartyRole[] {
  return partiesIn(text).filter((party) => signing.includes(party));
}

const ready =
  /\b(?:ready|readiness|competen(?:t|ce)|met|achieved|working at or above|content|satisf(?:y|ied)|attained|meets?|requirements|completed)\b/i;
const deciding =
  /\b(?:sign(?:s|ed)?[- ]?off|sign-off|must (?:confirm|agree|be (?:content|satisfied|confident|happy|sure|assured))|confirms?|content|satisfied|(?:is|are) confident|(?:judge|deem|decide|believe|consider)s?|agrees?|makes? the decision)\b/i;
const duty = /\b(?:may|might|can|could|should consider|supports?|advice)\b/i;

const names: Record<string, string> = {
  employer: "Employer's",
  'training-provider': "Training provider's",
  apprentice: "Apprentice's",
};

function declaration(signers: readonly PartyRole[], statement: string, title: string): FoundRequirement {
  return { title, check: { kind: 'declaration', signers: [...signers], statement } };
}

const perhaps =
  /[,(]?\s*(?:and|or)?,?\s*\(?(?:if|where|when|as)\s+(?:appropriate|applicable|relevant|necessary|used)\b[^.;)]{0,60}\b(?:training )?provider\b|\b(?:training )?provider\b[^,.;]{0,10}[,(]\s?(?:if|where|when) (?:appropriate|applicable|relevant|used)\b/i;

const verb =
  /^(.{0,160}?)\b(?:must|will|shall|are to|is to|has to|have to|needs? to|should|signs?|confirms?|confirmed|agrees?|is|are|formally|judges?|deems?|decides?)\b/i;

/** Who does what a sentence says; of a list item, whom its introduction names. "They" of such lists is the apprentice. */
function subjectOf({ text, lead, kind }: Passage): readonly PartyRole[] {
  // "The apprentice's employer" names the employer alone.
  const plain = (words: string) =>
    words
      .replace(/^(?:for|before|when|once|if|prior to|in order)\b[^,]{0,80},\s*/i, '')
      .replace(/\b(?:apprentice|learner|candidate)(?:['’]s|s['’])\s+/gi, '');
  const own = signersIn(plain(verb.exec(text)?.[1] ?? ''));
  if (own.length > 0 || lead === undefined || kind !== 'item') return own;
  const led = signersIn(plain(verb.exec(lead)?.[1] ?? lead));
  if (led.length > 0) return led;
  return /^they\b/i.test(lead) ? ['apprentice'] : [];
}

/** "Once the employer is content", and a list's "Confirmation from the employer that". */
const contentEmployer =
  /\b(?:once|when|until|if) (?:the |their )?employers? (?:is|are) (?:content|satisfied|confident)\b/i;
const confirmation =
  /^(?:\w+ ){0,2}confirmation (?:from|by) (?:the |their )?(?:apprentice['’]s )?(?:employer|line manager)\b/i;
const decisionRests =
  /\bdecision\b[^.;]{0,120}\b(?:rests with|lies with|made by|taken by|is that of|belongs to) (?:the |their )?(?:apprentice['’]s )?employer\b/i;

/** Sign-off in words: who confirms that the apprentice is ready. A provider "if appropriate" may be waived by the employer. */
function signOff(passage: Passage): readonly Found<FoundRequirement>[] {
  const { text } = passage;
  const ownSubject = subjectOf(passage);
  if (decisionRests.test(text) || contentEmployer.test(text) || confirmation.test(text)) {
    return [foundIn(passage, { value: confirmed(['employer'], text, false) }, by)];
  }
  if (!deciding.test(text) || !ready.test(text) || ownSubject.length === 0) return [];
  if (duty.test(text) && !/\bmust\b|\bwill\b|\bshould\b(?! consider)/i.test(text)) return [];
  const optional = perhaps.test(text);
  const parties = optional ? ownSubject.filter((party) => party !== 'training-provider') : ownSubject;
  const signed = /\bsign/i.test(text);
  const found =
    parties.length === 0 ? [] : [foundIn(passage, { value: confirmed(parties, text, signed) }, by)];
  if (!optional) return found;
  const provider = declaration(['training-provider'], text, "Training provider's sign-off, if appropriate");
  return [...found, foundIn(passage, { value: { ...provider, waivableBy: 'employer' } }, by)];
}

/** What is confirmed, for a title that tells one confirmation from another. */
function topicOf(statement: string): string {
  if (/\bcompeten/i.test(statement)) return 'of competence';
  if (/\bread(?:y|iness)\b/i.test(statement)) return 'of readiness';
  return 'that requirements are met';
}

/** Two places that let the same parties confirm the same thing say one rule. */
function keyOf({ title, check }: FoundRequirement): string {
  if (check.kind === 'confirmation' || check.kind === 'declaration') return title;
  return `${title} ${check.kind}`;
}

function confirmed(parties: readonly PartyRole[], statement: string, signed: boolean): FoundRequirement {
  const [first = 'employer'] = parties;
  const who = parties.length === 1 ? (names[first] ?? '') : 'Joint';
  if (signed || parties.length > 1) return declaration(parties, statement, `${who} sign-off`);
  const check = { kind: 'confirmation', by: first, statement } as const;
  return { title: `${who} confirmation ${topicOf(statement)}`, check };
}

/** "In agreement with the apprentice, employer and provider, the apprentice may start". */
function agreement(passage: Passage): readonly Found<FoundRequirement>[] {
  const match =
    /\b(?:in|by|with the) agreement (?:with|of|between)\b([^.;]{3,80}?),? (?:the apprentice )?(?:may|can|will|must|enters?|starts?|moves?|progress)/i.exec(
      passage.text,
    );
  const parties = signersIn(match?.[1] ?? '');
  if (parties.length < 2) return [];
  return [
    foundIn(passage, { value: declaration(parties, passage.text, 'Agreement to start the assessment') }, by),
  ];
}

function meeting(passage: Passage): readonly Found<FoundRequirement>[] {
  const { text } = passage;
  if (
    !/\bmeeting\b/i.test(text) ||
    signersIn(text).length < 2 ||
    /\b(?:planning|standardisation|progress|review) meetings?\b/i.test(text)
  )
    return [];
  if (!/\b(?:will|must|is to|are to|takes? place|happens?|should|holds?|held|attend)\b/i.test(text))
    return [];
  const check = { kind: 'confirmation', by: 'employer', statement: text } as const;
  return [foundIn(passage, { value: { title: 'Gateway meeting', check } }, by)];
}

const formWord =
  '(?:[Dd]eclaration|[Ss]ign[- ]?[Oo]ff|[Aa]uthenticity|[Aa]uthentication|[Rr]eadiness|[Ee]ligibility|[Cc]onfirmation|[Gg]ateway)';
const formKind = '(?:[Ff]orm|[Ss]tatement|[Dd]ocument|[Rr]ecord|[Cc]hecklist|[Rr]eport)';
const form = new RegExp(
  `\\b((?:[A-Z][\\w’'-]* |gateway |authenticity |readiness |eligibility ){0,5}${formWord}(?: (?:and|of|${formWord})){0,3} ${formKind}|[Gg]ateway (?:[Aa]uthenticity )?[Dd]eclaration|[Dd]eclaration of [Aa]uthenticity|[Ss]tatement of [Aa]uthenticity|(?<=[Ss]igned |sign (?:the|a|this) )[Dd]eclaration)s?\\b`,
);

function formName(text: string): string | undefined {
  const name = form
    .exec(text.slice(0, 2000))?.[1]
    ?.replace(/^(?:(?:Fully|Completed|Signed|The|An?|Late|Submission|of)\s+){1,5}/, '');
  return name === undefined ? undefined : name.charAt(0).toUpperCase() + name.slice(1);
}

function nameKey(name: string): string {
  return [...new Set(name.toLowerCase().match(/gateway|declaration|authenticity|readiness|sign/g) ?? [])]
    .sort()
    .join(' ');
}

const signedBy = /\bsign(?:ed|atures?)\b[^.;]{0,40}?\b(?:by|from|of)\b([^.;]{3,120})/i;

/** "Signed by the employer", or "the employer and the apprentice have signed". */
function signersOf(text: string): readonly PartyRole[] {
  const passive = signersIn(signedBy.exec(text)?.[1] ?? '');
  if (passive.length > 0) return passive;
  const active =
    /^([^.;]{3,100}?)\b(?:have signed|has signed|must sign|will sign|sign|signs|to sign)\b/i.exec(text);
  return signersIn(active?.[1] ?? '');
}

/** Signers of a form: said in the same words, or in another passage that speaks of the form or stands in its row. */
function formSigners(passage: Passage, name: string, passages: readonly Passage[]) {
  const own = signersOf(passage.text);
  if (own.length > 0) return { signers: own, from: [passage] };
  const key = nameKey(name);
  for (const one of passages) {
    const signers = signersOf(one.text);
    const about = [one.text, one.label ?? '', one.before ?? '', one.lead ?? ''].map(
      (text) => formName(text) ?? '',
    );
    if (signers.length > 0 && about.some((other) => other !== '' && sharesKey(nameKey(other), key))) {
      return { signers, from: [passage, one] };
    }
  }
  return { signers: [], from: [passage] };
}

function sharesKey(left: string, right: string): boolean {
  return (
    left !== '' &&
    right !== '' &&
    (left.includes(right) ||
      right.includes(left) ||
      right.split(' ').some((word) => word !== 'gateway' && left.includes(word)))
  );
}

function isFormRule(passage: Passage): boolean {
  if (passage.kind === 'heading' || isOnProgramme(passage) || !speaksOfGateway(passage)) return false;
  return (
    formName(passage.text) !== undefined &&
    !/\b(?:listed on|see|refer to|available (?:on|from)|template)\b/i.test(passage.text)
  );
}

function forms(passages: readonly Passage[]): readonly Found<FoundRequirement>[] {
  const seen = new Set<string>();
  return passages.filter(isFormRule).flatMap((passage) => {
    const name = formName(passage.text) ?? '';
    const { signers, from } = formSigners(passage, name, passages);
    const known = [...seen].some((one) => sharesKey(one, nameKey(name)));
    if (known) return [];
    seen.add(nameKey(name));
    const place = { ...passage, spans: from.flatMap(({ spans }) => spans) };
    const words = from.map(({ text }) => text).join(' ');
    const file: FoundRequirement = { title: name, check: { kind: 'file', what: 'other', mapped: false } };
    if (signers.length > 0)
      return [foundIn(place, { value: declaration(signers, passage.text, name), words }, by)];
    if (!/\bsign/i.test(passage.text)) return [foundIn(place, { value: file, words }, by)];
    const others = [declaration(['employer', 'training-provider', 'apprentice'], passage.text, name)];
    const why = 'The form is signed, and the document does not say by whom.';
    return [foundIn(place, { value: file, certainty: 'unsure', others, why, words }, by)];
  });
}

/** Sign-offs, agreements, meetings and signed forms of the gateway. */
export function findDeclarations(passages: readonly Passage[]): readonly Found<FoundRequirement>[] {
  const rules = passages.filter((passage) => isGatewayRule(passage) && formName(passage.text) === undefined);
  const agreed = passages
    .filter((passage) => !isOnProgramme(passage) && speaksOfGateway(passage))
    .flatMap(agreement);
  const said = [...rules.flatMap(signOff), ...agreed, ...rules.flatMap(meeting), ...forms(passages)];
  return saidOnce(said, keyOf);
}
