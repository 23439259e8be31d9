import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRounds } from '#testing/kill-rounds.ts';

// kill -9 of the database during writes, twenty times or as many as asked: `npx tsx scripts/kill-test.ts [ROUNDS]`.
const rounds = Number(process.argv[2] ?? 20);
const folder = await mkdtemp(join(tmpdir(), 'guildmark-kill-'));
try {
  const outcome = await killRounds(folder, rounds, (line) => process.stdout.write(`${line}\n`));
  const isWhole = outcome.lost.length === 0 && outcome.chainHolds;
  process.stdout.write(
    `${rounds} rounds, ${outcome.acknowledged} acknowledged, ${outcome.lost.length} lost, audit chain ${outcome.chainHolds ? 'holds' : 'BROKEN'}\n`,
  );
  process.exitCode = isWhole && outcome.acknowledged > 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
