import { openOwnerPool } from '#db/owner-pool.ts';
import { loadCohort } from '#services/load-cohort.ts';
import { type Command, CommandStopped, printResult, textFlag } from './command.ts';
import { withInstallation } from './with-installation.ts';

/** `guildmark cohort`: an invented provider with a cohort of any size, for trials and benchmarks. */
export const cohort: Command = async (line, terminal) => {
  const apprentices = numberFlag(textFlag(line, 'apprentices') ?? '1000', '--apprentices', 1_000_000);
  const pieces = numberFlag(textFlag(line, 'evidence') ?? '30', '--evidence', 1000);
  const loaded = await withInstallation(line, async ({ services, databaseUrl }) => {
    const pool = openOwnerPool(databaseUrl, 1);
    try {
      return await loadCohort(services, pool, {
        apprentices,
        pieces,
        reference: textFlag(line, 'plan') ?? 'ST0072',
        onProgress: (count) => {
          if (count % 2000 === 0) terminal.say(`${count} apprentices`);
        },
      });
    } finally {
      await pool.end();
    }
  });
  const { tutorIds, ...counts } = loaded;
  printResult(line, terminal, {
    json: { ...counts, tutors: tutorIds.length },
    lines: [
      `${loaded.organisation}: ${loaded.apprentices} apprentices, ${loaded.evidence} pieces of evidence, ${loaded.claims} claims, ${tutorIds.length} tutors.`,
      'Invented and copied in: each apprentice has one audit entry, "imported".',
    ],
  });
  return 0;
};

function numberFlag(given: string, name: string, most: number): number {
  const value = Number(given);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new CommandStopped(`${name} takes a whole number from 1 to ${most}, not "${given}".`, 2);
}
