import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { killRounds } from '#testing/kill-rounds.ts';

const folder = await mkdtemp(join(tmpdir(), 'guildmark-kill-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

test('nothing acknowledged is lost when the database is killed during writes', async () => {
  const outcome = await killRounds(folder, 3, () => undefined);
  expect(outcome.acknowledged).toBeGreaterThan(10);
  expect(outcome.lost).toEqual([]);
  expect(outcome.chainHolds).toBe(true);
}, 120_000);
