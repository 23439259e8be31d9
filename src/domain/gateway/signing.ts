import { sayParty, sentence } from '#domain/people/party.ts';
import type { RuleFinding } from '#domain/rule-finding.ts';
import type { GatewayCheck, GatewayRequirement } from '#domain/standards/gateway-format.ts';
import type { PartyRole } from '#domain/standards/values.ts';
import type { RequirementStanding } from './requirement-standing.ts';

/** How a party answers a requirement: it signs a declaration, approves a file, confirms a statement, or waives it. */
export type ActPurpose = 'sign' | 'approve' | 'confirm' | 'waive';

/** What one requirement asks parties to do; undefined when no party acts on it. */
export interface ActAsked {
  readonly purpose: ActPurpose;
  readonly by: readonly PartyRole[];
  readonly statement: string;
}

/** The act that a requirement asks for, in whose words, by whom. */
export function actAsked({ title, check }: GatewayRequirement): ActAsked | undefined {
  switch (check.kind) {
    case 'declaration':
      return { purpose: 'sign', by: check.signers, statement: check.statement };
    case 'confirmation':
      return { purpose: 'confirm', by: [check.by], statement: check.statement };
    case 'behaviours-verified':
      return {
        purpose: 'confirm',
        by: [check.by],
        statement: 'I have seen the apprentice show the behaviours of the standard at work, over time.',
      };
    case 'file':
      return check.approvedBy === undefined
        ? undefined
        : {
            purpose: 'approve',
            by: [check.approvedBy],
            statement: `I have read what was handed in for "${title}" and approve it.`,
          };
    case 'minimum-duration':
    case 'english-maths':
    case 'coverage':
    case 'choice':
    case 'qualification':
      return undefined;
  }
}

/** What the party that may waive a requirement is asked to say; undefined when nobody may waive it. */
export function waiverAsked({ title, waivableBy }: GatewayRequirement): ActAsked | undefined {
  if (waivableBy === undefined) return undefined;
  return {
    purpose: 'waive',
    by: [waivableBy],
    statement: `"${title}" is not needed for this apprentice, and I waive it for the reason that I give.`,
  };
}

const actKinds: ReadonlySet<GatewayCheck['kind']> = new Set([
  'declaration',
  'confirmation',
  'behaviours-verified',
]);

/** Whether a requirement is met by people's word alone, and is therefore not itself covered by a declaration. */
export function isWordOfParties(kind: GatewayCheck['kind']): boolean {
  return actKinds.has(kind);
}

/** What must be in place before a declaration can be signed: everything but the parties' own words. */
export function openBeforeSigning(standings: readonly RequirementStanding[]): RequirementStanding[] {
  return standings.filter(
    ({ kind, state }) => !isWordOfParties(kind) && (state === 'not-met' || state === 'unknown'),
  );
}

/** Somebody about to sign. `staff` is true for anybody with a place at the training provider other than as apprentice. */
export interface Signer {
  readonly role: PartyRole;
  readonly name: string;
  readonly email: string;
  readonly isStaff: boolean;
}

/** A signature given before that still counts. */
export interface GivenSignature {
  readonly role: PartyRole;
  readonly email: string;
}

/** Why a signature is refused. */
export type SigningFinding = RuleFinding<
  'not-asked' | 'already-signed' | 'signs-for-another' | 'not-the-employer'
>;

function sameAddress(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase('en-GB') === b.trim().toLocaleLowerCase('en-GB');
}

/** Every reason against a signature. Each party signs once and for itself; nobody of the provider signs as employer. */
export function checkSigner(
  requirement: GatewayRequirement,
  signer: Signer,
  given: readonly GivenSignature[],
  asked: readonly PartyRole[] = actAsked(requirement)?.by ?? [],
): SigningFinding[] {
  const { title, source } = requirement;
  const found: SigningFinding[] = [];
  if (!asked.includes(signer.role)) {
    found.push({
      code: 'not-asked',
      reason: sentence(`"${title}" does not ask for the word of ${sayParty(signer.role)}`),
      source,
    });
  }
  if (given.some(({ role }) => role === signer.role)) {
    found.push({
      code: 'already-signed',
      reason: sentence(`${sayParty(signer.role)} has signed "${title}" already`),
      source,
    });
  }
  const other = given.find(({ role, email }) => role !== signer.role && sameAddress(email, signer.email));
  if (other) {
    found.push({
      code: 'signs-for-another',
      reason: `${signer.name} has signed for ${sayParty(other.role)}, and one person may not sign for two parties.`,
      source,
    });
  }
  if (signer.role === 'employer' && signer.isStaff) {
    found.push({
      code: 'not-the-employer',
      reason: `${signer.email} belongs to somebody at the training provider, who cannot sign as the employer.`,
      source,
    });
  }
  return found;
}

/** The items that a signature covered and that are no longer what was signed. None means that it still counts. */
export function noLongerCovered(
  covers: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string | undefined>>,
): string[] {
  return Object.entries(covers)
    .filter(([requirementId, hash]) => now[requirementId] !== hash)
    .map(([requirementId]) => requirementId);
}
