import { type PackItem, type PackItemContent, type PackItemDraft, sealItems } from '#domain/gateway/pack.ts';
import type { RequirementStanding } from '#domain/gateway/requirement-standing.ts';
import { isWordOfParties } from '#domain/gateway/signing.ts';
import type { GatewayRequirement } from '#domain/standards/gateway-format.ts';
import { planHash } from '../standards/plan-hash.ts';
import type { GatewayRecord } from './gateway-record.ts';
import { roleOf, StoredEnglishMaths, standingsOf } from './gateway-standings.ts';

/** What proves a requirement that is met by facts and not by files or people's word. */
function factsOf(record: GatewayRecord, { id, check }: GatewayRequirement): Record<string, unknown> {
  const { apprentice } = record;
  switch (check.kind) {
    case 'minimum-duration':
      return {
        startsOn: apprentice.starts_on,
        months: check.months,
        breaks: record.breaks.map(({ from_on, to_on }) => ({ fromOn: from_on, toOn: to_on })),
      };
    case 'english-maths': {
      const held = StoredEnglishMaths.parse(apprentice.english_maths);
      return {
        ...record.item(id).facts,
        achieved: held[check.subject].achieved,
        on: held[check.subject].on,
        carePlan: apprentice.care_plan,
        signLanguage: apprentice.sign_language,
        optedOutOn: held.optedOutOn,
      };
    }
    case 'coverage':
      return { accepted: apprentice.criteria_accepted, total: apprentice.criteria_total };
    case 'choice':
      return { choices: record.choices, format: record.formats[check.method] ?? null };
    case 'file':
    case 'qualification':
    case 'behaviours-verified':
    case 'confirmation':
    case 'declaration':
      return record.item(id).facts;
  }
}

function waiverOf(standing: RequirementStanding): PackItemContent['waiver'] {
  if (standing.state !== 'waived') return null;
  const { waiver } = standing;
  if (waiver) return { basis: 'person', by: waiver.by, name: waiver.name, why: waiver.why, on: waiver.on };
  return { basis: 'law', by: null, name: null, why: standing.reason, on: null };
}

function signaturesOf(record: GatewayRecord, id: string): PackItemContent['signatures'] {
  return record.signatures
    .filter(({ requirement_id, void_at }) => requirement_id === id && void_at === null)
    .map((row) => ({
      id: row.id,
      role: roleOf(row.signer_role),
      name: row.name,
      email: row.email,
      jobTitle: row.job_title,
      statement: row.statement,
      statementHash: row.statement_hash,
      covers: coversOf(row.item_hashes),
      at: row.signed_at.toISOString(),
      address: row.address,
      sameDomain: row.same_domain,
      means: row.signing_link_id === null ? 'account' : 'link',
    }));
}

/** The item hashes that a signature covered. */
export function coversOf(stored: unknown): Record<string, string> {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).flatMap(([id, hash]) => (typeof hash === 'string' ? [[id, hash]] : [])),
  );
}

function draftOf(
  record: GatewayRecord,
  requirement: GatewayRequirement,
  standing: RequirementStanding,
): PackItemDraft {
  const { id, title, check } = requirement;
  const item = record.item(id);
  return {
    requirementId: id,
    title,
    reason: standing.reason,
    source: standing.source,
    content: {
      requirementId: id,
      kind: check.kind,
      series: record.gateway.series,
      standing: standing.state === 'waived' ? 'waived' : 'met',
      facts: factsOf(record, requirement),
      files: item.files.map(({ sha256, name, mediaType, bytes, evidence }) => ({
        sha256,
        name,
        mediaType,
        bytes,
        evidence,
      })),
      act: item.act,
      waiver: waiverOf(standing),
      signatures: signaturesOf(record, id),
    },
  };
}

/** Every requirement with its proof as it is now, each with its hash. Only a ready gateway's items are sent. */
export function itemsOf(
  record: GatewayRecord,
  standings: readonly RequirementStanding[] = standingsOf(record),
): PackItem[] {
  const drafts = record.plan.plan.gateway.requirements.flatMap((requirement) => {
    const standing = standings.find(({ requirementId }) => requirementId === requirement.id);
    return standing ? [draftOf(record, requirement, standing)] : [];
  });
  return sealItems(drafts, planHash);
}

/** The hashes that a declaration signed now would cover: every item that is more than somebody's word. */
export function coveredNow(
  record: GatewayRecord,
  items: readonly PackItem[] = itemsOf(record),
): Record<string, string> {
  const word = new Set(
    record.plan.plan.gateway.requirements
      .filter(({ check }) => isWordOfParties(check.kind))
      .map(({ id }) => id),
  );
  return Object.fromEntries(
    items
      .filter(({ requirementId }) => !word.has(requirementId))
      .map((item) => [item.requirementId, item.itemHash]),
  );
}

/**
 * The hash of what a person signs, approves or confirms: the words, and what they are about. It changes when either
 * does, so that nobody signs what they have not seen.
 */
export function statementHashOf(
  record: GatewayRecord,
  requirementId: string,
  statement: string,
  about: Readonly<Record<string, string>>,
): string {
  return planHash({ gateway: record.gateway.id, requirement: requirementId, statement, about });
}
