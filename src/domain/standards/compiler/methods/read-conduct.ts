import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import { foundIn } from './found-statement.ts';
import type { Statement } from './method-statements.ts';

type Conduct = FoundMethod['conduct'][number];
type Strength = Conduct['value']['strength'];

const actors =
  /\b(?:apprentices?|assessors?|iepas?|epaos?|employers?|line managers?|observation|discussion|interview|project|showcase|presentation|test|examination|exam|simulation|report|portfolio|questions?|evidence|session|assessment|it|they|brief|conversation|product)\b/i;
const carried =
  /\b(?:observ\w+|conduct\w*|carr(?:y|ied) out|ask\w*|question\w*|present\w*|submit\w*|record\w*|invigilat\w*|explain\w*|plan\w*|prepar\w*|undertak\w*|complet\w*|take place|taking place|tak(?:e|en)|schedul\w*|arrang\w*|agree\w*|provid\w*|allow\w*|ensur\w*|bring|use|used|refer\w*|review\w*|cover\w*|includ\w*|involv\w*|reflect\w*|interact\w*|discuss\w*|remain\w*|move|clarif\w*|answer\w*|interrupt\w*|split|support\w*|select\w*|extract\w*|produc\w*|contain\w*|structur\w*|follow\w*|begin|start|held|face|work\w*|manage\w*|check\w*|attend\w*|stop\w*|give[ns]?|conversation|open book|closed book|last)\b/i;

const aboutGrades =
  /\b(?:grad(?:e|es|ed|ing)|pass|passes|fail|fails|failed|distinction|merit|criteri(?:a|on) (?:must|are|is)|descriptors? (?:are|is)|re-?sits?|re-?takes?|certificat\w*|standardisation|moderat\w*|quality assur\w*|weighting|appeals?|funding|qualification)\b/i;
const aboutDocument =
  /\b(?:please (?:see|refer)|see (?:appendix|annex|section)|appendix|annex [a-z]|are in the following table|this document|this handbook|further (?:information|details)|found (?:on|at|in)|website|www\.|ksbs? (?:below|listed)|the table below|the rationale|has been (?:chosen|selected)|it is important to|on[- ]programme portfolio is|throughout the apprenticeship)\b|^(?:examples? |for example|this could include|this (?:time )?is to\b)/i;
const preparingBody =
  /^(?:the )?(?:epaos?|eaos?|end-point assessment organisations?|assessment organisations?) (?:must|will|should) (?:develop|produce|create|design|maintain|ensure that (?:the )?(?:questions|test)|review)/i;

const mustWords =
  /\b(?:must|shall|will|is to|are to|needs? to|has to|have to|is required to|are required to|only|it is mandatory|cannot|is mandatory)\b/i;
const shouldWords =
  /\b(?:should|is recommended|are recommended|recommended|is expected|are expected|expected that|advised|ideally|where possible|encouraged)\b/i;
const mayWords = /\b(?:may|can|could|is permitted|are permitted|is allowed|are allowed|optional)\b/i;

/** How strongly a sentence speaks: what it must, before what it should, before what it may; "must … may" is a must. */
export function strengthOf(text: string): Strength | undefined {
  if (/\bmust\b|\bmandatory\b|\bshall\b|\brequired to\b/i.test(text)) return 'must';
  if (/\bit is (?:expected|recommended)\b|\bshould\b/i.test(text))
    return /\bwill need to\b/i.test(text) ? 'must' : 'should';
  if (mayWords.test(text)) {
    const may = mayWords.exec(text)?.index ?? 0;
    const must = mustWords.exec(text)?.index;
    return must !== undefined && must < may ? 'must' : 'may';
  }
  if (shouldWords.test(text)) return 'should';
  return mustWords.test(text) ? 'must' : undefined;
}

function isConduct({ text, from, own }: Statement): boolean {
  const isSentence = from === 'sentence' || (from === 'item' && /^[A-Z]/.test(text));
  return (
    own &&
    isSentence &&
    text.length >= 25 &&
    text.length <= 600 &&
    !/[:?]\s*$/.test(text) &&
    actors.test(text) &&
    carried.test(text) &&
    !aboutGrades.test(text) &&
    !aboutDocument.test(text) &&
    !preparingBody.test(text)
  );
}

const purpose =
  /\b(?:purpose|aims?|objectives?|benefits?|rationale|reasons?|example|assessed against|following (?:areas|ksbs|knowledge|grades?))\b/i;
const leadIn = /\b(must|should|may|can|will)(?: also| not| be| ensure| allow)?\s*:\s*$/i;

/** List items that a sentence such as "The observation must:" begins; they share its strength. */
function leadStrength(statements: readonly Statement[], at: number): Strength | undefined {
  for (let before = at - 1; before >= 0; before -= 1) {
    const statement = statements[before];
    if (!statement) return undefined;
    if (statement.from === 'item') continue;
    const lead = leadIn.exec(statement.text);
    return lead && !purpose.test(statement.text) ? strengthOf(statement.text) : undefined;
  }
  return undefined;
}

/** Whether a sentence says one thing alone: it has at most one verb of must, should or may. */
function saysOneThing(text: string): boolean {
  return (
    [...text.matchAll(/\b(?:must|shall|will|should|may|can|could|cannot|is to|are to|needs? to)\b/gi)]
      .length < 2
  );
}

/** "Open book" and "closed book" are rules even without a verb. */
const bookRule = /\b(?:open|closed)[- ]book\b/i;

/** How strongly a sentence or item speaks by itself; undefined when it is no rule of conduct. */
function ownStrength(statement: Statement, read: ReadonlySet<string>): Strength | undefined {
  const { text, from } = statement;
  if (from !== 'heading' && statement.own && bookRule.test(text)) return 'must';
  const speaks = from !== 'item' || /\b(?:must|should|may|can|will)\b/.test(text);
  if (!speaks || !isConduct(statement) || (read.has(text) && saysOneThing(text))) return undefined;
  return strengthOf(text);
}

function ruleAt(
  statements: readonly Statement[],
  at: number,
  read: ReadonlySet<string>,
): { strength: Strength; statement: Statement } | undefined {
  const statement = statements[at];
  if (!statement) return undefined;
  const { text, from } = statement;
  const lead = from === 'item' ? leadStrength(statements, at) : undefined;
  if (lead) return !aboutGrades.test(text) && / /.test(text) ? { strength: lead, statement } : undefined;
  const strength = ownStrength(statement, read);
  return strength && { strength, statement };
}

/**
 * Sentences about how the method is carried out that a checklist should hold, as printed. A sentence that says one
 * thing alone which is already held as a value, a length or a date, is left out: `read` has the words of those.
 */
export function conductOf(statements: readonly Statement[], read: ReadonlySet<string>): readonly Conduct[] {
  const seen = new Set<string>();
  return statements.flatMap((_, at) => {
    const rule = ruleAt(statements, at, read);
    if (!rule || seen.has(rule.statement.text)) return [];
    const { strength, statement } = rule;
    seen.add(statement.text);
    return [foundIn(statement, { strength, text: statement.text }, 'method-conduct')];
  });
}
