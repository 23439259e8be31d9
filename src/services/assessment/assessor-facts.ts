import { z } from 'zod';
import {
  type AssessorRow,
  type CompetenceRow,
  listCompetences,
  listInterests,
  listMembershipsHeldAt,
} from '#db/assessors.ts';
import type { Db } from '#db/database.ts';
import { personName } from '#db/people-rows.ts';
import type { Competence } from '#domain/assessment/booking-facts.ts';
import {
  type Examined,
  type IndependenceFacts,
  type IndependenceFinding,
  type Involved,
  independenceFindings,
  type Parties,
  Relationship,
} from '#domain/assessment/independence.ts';
import type { PlainDate } from '#domain/standards/values.ts';
import type { Context } from '../context.ts';
import type { AssessmentRecord } from './assessment-record.ts';

const StoredInvolved = z.array(
  z.object({
    name: z.string(),
    as: z.enum(['taught', 'assessed-on-programme', 'line-managed']),
    keys: z.array(z.string()),
    organisation: z.string().optional(),
  }),
);

const Contact = z.object({ name: z.string().optional(), email: z.string().optional() });

/** What the rules look at of one assessor, for one registration. */
export interface AssessorFacts {
  readonly row: AssessorRow;
  readonly name: string;
  readonly competences: readonly CompetenceRow[];
  readonly examined: Examined;
}

function lower(text: string): string {
  return text.trim().toLocaleLowerCase('en-GB');
}

function domainOf(email: string | undefined): string[] {
  const domain = email?.split('@')[1];
  return domain ? [lower(domain)] : [];
}

function present<T>(values: readonly (T | null | undefined)[]): T[] {
  return values.flatMap((value) => (value === null || value === undefined ? [] : [value]));
}

/** Read what the rules look at, for all the assessors given at once. */
export async function readAssessorFacts(
  db: Db,
  ctx: Context,
  record: AssessmentRecord,
  rows: readonly AssessorRow[],
): Promise<readonly AssessorFacts[]> {
  const { organisationId } = ctx.actor;
  const { provider_id, provider_name } = record.registration;
  const ids = rows.map(({ id }) => id);
  const competences = await listCompetences(db, organisationId, ids);
  const interests = await listInterests(db, organisationId, ids);
  const accounts = present(rows.map(({ account_id }) => account_id));
  const held = provider_id === null ? [] : await listMembershipsHeldAt(db, accounts, provider_id);
  return rows.map((row) => {
    const declared = interests
      .filter(({ person_id }) => person_id === row.id)
      .map((interest) =>
        Relationship.parse({
          kind: interest.kind,
          party: interest.party,
          partyName: interest.party_name,
          ...(interest.party_key ? { partyKey: lower(interest.party_key) } : {}),
          ...(interest.from_on ? { fromOn: interest.from_on } : {}),
          ...(interest.to_on ? { toOn: interest.to_on } : {}),
        }),
      );
    const known = held
      .filter(({ account_id }) => account_id === row.account_id)
      .map(
        (membership): Relationship => ({
          kind: 'employed-by',
          party: 'training-provider',
          partyName: provider_name,
          ...(provider_id === null ? {} : { partyKey: provider_id }),
          fromOn: membership.starts_on,
          ...(membership.ends_on ? { toOn: membership.ends_on } : {}),
        }),
      );
    const name = personName(row);
    return {
      row,
      name,
      competences: competences.filter(({ person_id }) => person_id === row.id),
      examined: {
        name,
        keys: present([row.id, row.account_id, row.email && lower(row.email)]),
        relationships: [...declared, ...known],
        interestsDeclaredOn: row.declared_on,
      },
    };
  });
}

/** Competence on record as the rules read it. */
export function competencesOf({ competences }: AssessorFacts): Competence[] {
  return competences.map(({ reference, years, from_on, to_on }) => ({
    reference,
    years,
    fromOn: from_on,
    toOn: to_on ?? undefined,
  }));
}

/** The three parties of a registration, under every key by which they are known. */
export function partiesOf({ registration }: AssessmentRecord): Parties {
  const contact = Contact.parse(registration.employer_contact);
  return {
    apprentice: {
      name: personName(registration),
      keys: present([
        registration.uln_kind === 'known' ? registration.uln : null,
        registration.person_id,
        registration.account_id,
        registration.email && lower(registration.email),
      ]),
    },
    employer: { name: registration.employer_name, keys: domainOf(contact.email) },
    'training-provider': {
      name: registration.provider_name,
      keys: present([registration.provider_ukprn, registration.provider_id]),
    },
  };
}

/** Everybody whom the gateway pack names, the present manager included. */
function involvedOf({ registration }: AssessmentRecord): z.infer<typeof StoredInvolved> {
  const contact = Contact.parse(registration.employer_contact);
  const named = StoredInvolved.parse(registration.involved);
  if (!contact.email) return named;
  const manager = {
    name: contact.name ?? contact.email,
    as: 'line-managed' as const,
    keys: [lower(contact.email)],
  };
  return [...named, manager];
}

/** The independence facts of one assessor for this registration, without the day. */
export function independenceFactsOf(
  record: AssessmentRecord,
  { examined }: AssessorFacts,
): Omit<IndependenceFacts, 'on'> {
  const involved: Involved[] = involvedOf(record).map(({ name, as, keys }) => ({
    name,
    as,
    keys: keys.flatMap((key) => (key.includes('@') ? [lower(key)] : [key])),
  }));
  return { person: examined, parties: partiesOf(record), involved };
}

/** Ties with an employer for whom the apprentice worked before; the rules look at the present one. */
export function formerEmployerFindings(
  record: AssessmentRecord,
  facts: AssessorFacts,
  on: PlainDate,
): IndependenceFinding[] {
  const parties = partiesOf(record);
  const names = new Set(
    involvedOf(record).flatMap(({ as, organisation }) =>
      as === 'line-managed' && organisation ? [organisation] : [],
    ),
  );
  names.delete(record.registration.employer_name);
  const relationships = facts.examined.relationships.filter(({ party }) => party === 'employer');
  const person = { name: facts.name, keys: [], relationships };
  return [...names].flatMap((name) =>
    independenceFindings(
      { person, parties: { ...parties, employer: { name, keys: [] } }, involved: [], on },
      record.plan.plan.independence,
    ),
  );
}
