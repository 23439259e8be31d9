import { z } from 'zod';
import { lawSource } from '#domain/law.ts';
import type { RuleFinding } from '#domain/rule-finding.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import { PlainDate, type Source } from '#domain/standards/values.ts';
import { addMonths } from '#domain/time/plain-date.ts';

/** A relationship that could touch a person's independence, declared by the person or known to the body. */
export const Relationship = z.strictObject({
  kind: z.enum([
    'employed-by',
    'taught',
    'assessed-on-programme',
    'line-managed',
    'family-or-personal',
    'financial',
  ]),
  party: z.enum(['apprentice', 'employer', 'training-provider']),
  /** Stable key of the person or organisation: an id, a UKPRN, a ULN. Absent: compared by name. */
  partyKey: z.string().min(1).optional(),
  partyName: z.string().min(1),
  fromOn: PlainDate.optional(),
  /** Last day of it; absent means that it lasts. */
  toOn: PlainDate.optional(),
});
export type Relationship = z.infer<typeof Relationship>;

/** A party of one apprenticeship. */
export interface Party {
  readonly keys: readonly string[];
  readonly name: string;
}

/** The three parties from whom everybody who judges must be independent. */
export interface Parties {
  readonly apprentice: Party;
  readonly employer: Party;
  readonly 'training-provider': Party;
}

/** A person to be examined, and the ids under which the apprenticeship may name them as involved. */
export interface Examined {
  readonly name: string;
  readonly keys: readonly string[];
  readonly relationships: readonly Relationship[];
  /** The day of the last declaration of interests; null when none was made, absent where no register is kept. */
  readonly interestsDeclaredOn?: PlainDate | null | undefined;
}

/** Somebody whom the gateway pack names as having taught, assessed or managed the apprentice. */
export interface Involved {
  readonly keys: readonly string[];
  readonly name: string;
  readonly as: 'taught' | 'assessed-on-programme' | 'line-managed';
}

/** What the independence check looks at. */
export interface IndependenceFacts {
  readonly person: Examined;
  readonly parties: Parties;
  readonly involved: readonly Involved[];
  /** The day of the assessment. */
  readonly on: PlainDate;
  /** Years after its end for which a relationship with an organisation still counts; 3 unless the body says otherwise. */
  readonly lookBackYears?: number | undefined;
}

/** Why a person may not judge. `path` is the chain from the person to the apprentice, joined by arrows. */
export type IndependenceFinding = RuleFinding<'not-independent' | 'interests-not-declared'>;

const kindWords: Readonly<Record<Relationship['kind'], string>> = {
  'employed-by': 'employed by',
  taught: 'taught',
  'assessed-on-programme': 'assessed on programme',
  'line-managed': 'line-managed',
  'family-or-personal': 'family or personal ties with',
  financial: 'financial interest in',
};

const partyWords: Readonly<Record<Relationship['party'], string>> = {
  apprentice: 'this apprentice',
  employer: 'employer of this apprentice',
  'training-provider': 'training provider of this apprentice',
};

function plainName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en-GB');
}

function isParty({ party, partyKey, partyName }: Relationship, { keys, name }: Party): boolean {
  if (partyKey !== undefined && keys.includes(partyKey)) return true;
  // Many people share a name, so a person's other key tells two apart. Organisations go by several kinds of key.
  if (party === 'apprentice' && partyKey !== undefined && keys.length > 0) return false;
  return plainName(partyName) === plainName(name);
}

/** A tie with a person never lapses; one with an organisation does, so many years after its end. */
function stillCounts(relationship: Relationship, { on, lookBackYears = 3 }: IndependenceFacts): boolean {
  const { party, kind, toOn } = relationship;
  if (party === 'apprentice' || kind === 'family-or-personal' || toOn === undefined) return true;
  return addMonths(toOn, lookBackYears * 12) >= on;
}

function sayUntil({ toOn }: Relationship): string {
  return toOn === undefined ? '' : ` until ${toOn.slice(0, 7)}`;
}

function sourceFor(plan: Plan['independence'], party: Relationship['party']): Source {
  const stated = plan?.noRelationshipWith.find((rule) => rule.party === party)?.source;
  return stated ?? lawSource('law-ofqual-conditions', 'Condition A4, conflicts of interest');
}

function finding(trail: readonly [string, ...string[]], source: Source): IndependenceFinding {
  const [name] = trail;
  const path = trail.join(' → ');
  return {
    trail,
    code: 'not-independent',
    path,
    source,
    reason: `${name} is not independent: ${path}.`,
  };
}

function fromRelationship(
  relationship: Relationship,
  person: Examined,
  plan: Plan['independence'],
): IndependenceFinding {
  const { kind, party, partyName } = relationship;
  const tie = `${kindWords[kind]} ${partyName}${sayUntil(relationship)}`;
  return finding([person.name, tie, partyWords[party]], sourceFor(plan, party));
}

/**
 * Everything that forbids a person to judge this apprentice: one finding for each path, so that the strictest is never
 * hidden. A party that the plan does not name is still checked, under the regulator's condition. Where a register
 * of interests is kept, nobody is independent without a declaration.
 */
export function independenceFindings(
  facts: IndependenceFacts,
  plan?: Plan['independence'],
): IndependenceFinding[] {
  const { person, parties, involved } = facts;
  const found: IndependenceFinding[] = [];
  if (person.interestsDeclaredOn === null || (person.interestsDeclaredOn ?? '') > facts.on) {
    found.push({
      code: 'interests-not-declared',
      path: person.name,
      reason: `${person.name} has not declared their interests, so independence cannot be shown.`,
      source: sourceFor(plan, 'apprentice'),
    });
  }
  for (const relationship of person.relationships) {
    if (isParty(relationship, parties[relationship.party]) && stillCounts(relationship, facts)) {
      found.push(fromRelationship(relationship, person, plan));
    }
  }
  for (const { as } of involved.filter(({ keys }) => keys.some((key) => person.keys.includes(key)))) {
    found.push(finding([person.name, kindWords[as], partyWords.apprentice], sourceFor(plan, 'apprentice')));
  }
  return found;
}
