import { z } from 'zod';
import type { EnglishMathsFacts } from '#domain/gateway/english-maths.ts';
import type { FileFacts, GatewayFacts } from '#domain/gateway/gateway-facts.ts';
import { gatewayReadiness } from '#domain/gateway/readiness.ts';
import type { PartyAct, RequirementStanding, Waiver } from '#domain/gateway/requirement-standing.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { type GatewayRecord, piecesOf, type RecordItem } from './gateway-record.ts';

const Level = z.enum(['none', 'entry-3', 'level-1', 'level-2']);
const Subject = z.object({ achieved: Level, on: z.string().nullable().default(null) });
const noneHeld = { achieved: 'none', on: null } as const;

/** English and maths as the enrolment keeps it. */
export const StoredEnglishMaths = z.object({
  english: Subject.default(noneHeld),
  maths: Subject.default(noneHeld),
  optedOutOn: z.string().nullable().default(null),
});

function levelOf({ achieved }: z.infer<typeof Subject>) {
  return achieved === 'none' ? undefined : achieved;
}

function englishMathsOf({ apprentice, plan }: GatewayRecord): GatewayFacts['englishMaths'] {
  const held = StoredEnglishMaths.parse(apprentice.english_maths);
  const facts: Omit<EnglishMathsFacts, 'startsOn'> = {
    dateOfBirth: apprentice.date_of_birth,
    standardLevel: plan.standard.level,
    carePlan: apprentice.care_plan,
    usesSignLanguage: apprentice.sign_language,
    achieved: {
      english: levelOf(held.english),
      maths: levelOf(held.maths),
      signLanguage: apprentice.sign_language && held.english.achieved !== 'none',
    },
    removalAgreedOn: held.optedOutOn ?? undefined,
  };
  return facts;
}

function actOf({ act }: RecordItem): PartyAct | undefined {
  if (!act) return undefined;
  return { by: act.by, name: act.name, on: londonDayOf(act.at), contact: act.email ?? undefined };
}

function fileFactsOf(item: RecordItem): FileFacts {
  const { have, unmapped } = piecesOf(item.files);
  const approval = actOf(item);
  return { pieces: have, unmapped, approvals: approval ? [approval] : [] };
}

function qualificationOf({ facts }: RecordItem): 'achieved' | 'attempted' | undefined {
  const { achieved } = facts;
  return achieved === 'achieved' || achieved === 'attempted' ? achieved : undefined;
}

/** The facts that the gateway rules look at. */
export function gatewayFactsOf(record: GatewayRecord): GatewayFacts {
  const { apprentice, breaks, signatures, today } = record;
  const ids = record.plan.plan.gateway.requirements.map(({ id }) => id);
  const each = <Value>(value: (item: RecordItem, id: string) => Value): Record<string, Value> =>
    Object.fromEntries(ids.map((id) => [id, value(record.item(id), id)]));
  const { criteria_total: total, criteria_accepted: accepted } = apprentice;
  const coverage = total === null || accepted === null ? undefined : { total, accepted };
  return {
    today,
    startsOn: apprentice.starts_on,
    breaks: breaks.map(({ from_on, to_on }) => ({ fromOn: from_on, ...(to_on ? { toOn: to_on } : {}) })),
    englishMaths: englishMathsOf(record),
    // Evidence is claimed for criteria, and every KSB of a plan stands behind one.
    coverage: { criteria: coverage, ksbs: coverage },
    files: each((item) => fileFactsOf(item)),
    formats: record.formats,
    choices: record.choices,
    qualifications: each((item) => qualificationOf(item)),
    verifications: each((item) => actOf(item)),
    confirmations: each((item) => actOf(item)),
    signatures: each((_item, id) =>
      signatures
        .filter(({ requirement_id, void_at }) => requirement_id === id && void_at === null)
        .map((row) => ({
          by: roleOf(row.signer_role),
          name: row.name,
          on: londonDayOf(row.signed_at.toISOString()),
          contact: row.email.toLowerCase(),
        })),
    ),
    waivers: each((item): Waiver | undefined => item.waiver ?? undefined),
  };
}

const SignerRole = z.enum(['apprentice', 'employer', 'training-provider']);

/** A signer's role as the table holds it. */
export function roleOf(role: string): z.infer<typeof SignerRole> {
  return SignerRole.parse(role);
}

/** How every requirement of one gateway stands today. */
export function standingsOf(record: GatewayRecord): RequirementStanding[] {
  return gatewayReadiness(record.plan.plan, gatewayFactsOf(record));
}
