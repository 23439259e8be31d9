import { type AuditVerdict, verifyAudit } from '#services/verify-audit.ts';
import { type Command, printResult } from './command.ts';
import { withInstallation } from './with-installation.ts';

/** `guildmark audit verify`: whether every organisation's chain holds, up to which signed checkpoint, or its first broken link. */
export const auditVerify: Command = async (line, terminal) => {
  const verdicts = await withInstallation(line, ({ services }) => verifyAudit(services.database));
  const holds = verdicts.every((verdict) => verdict.holds);
  const lines =
    verdicts.length === 0 ? ['There is no organisation here yet, and so no audit.'] : verdicts.map(say);
  printResult(line, terminal, { json: { holds, organisations: verdicts }, lines });
  return holds ? 0 : 1;
};

function say(verdict: AuditVerdict): string {
  const { organisationName, entries, brokenAt, checkpoint } = verdict;
  if (brokenAt) return `BROKEN  ${organisationName}: at entry ${brokenAt.sequence}, ${brokenAt.reason}`;
  const proof = checkpoint
    ? `signed up to entry ${checkpoint.sequence} (${checkpoint.signedAt})`
    : 'no signed checkpoint yet';
  return `holds   ${organisationName}: ${entries} entries, ${proof}`;
}
