import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { PackAuditCheckpoint } from '#domain/gateway/pack.ts';
import { verifyPack } from '#services/gateway/verify-pack.ts';
import { type Command, CommandStopped, type ExitCode, printResult, textFlag } from './command.ts';

async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isFile()) return found.size;
  } catch {
    // A path that cannot be read and a folder are told in the same words.
  }
  throw new CommandStopped(`${path}: there is no such file; name the archive of a gateway pack`, 1);
}

function checkpointLines(checkpoint: PackAuditCheckpoint | undefined): string[] {
  if (!checkpoint) return [];
  const { sequence, hash, signedAt } = checkpoint;
  return [`the sender's audit stood at entry ${sequence} on ${signedAt.slice(0, 10)}: ${hash}`];
}

/** `guildmark pack verify FILE`: check a gateway pack offline; exit 1 when anything differs from what was signed. */
export const packVerify: Command = async (line, terminal): Promise<ExitCode> => {
  const path = line.positionals[0] ?? '';
  const bytes = await sizeOf(path);
  const key = textFlag(line, 'key');
  const { isGood, findings, manifest, manifestHash, signature } = await verifyPack(
    { bytes, open: async (range) => createReadStream(path, range) },
    key === undefined ? undefined : [Buffer.from(key, 'base64')],
  );
  const about = manifest && {
    apprentice: `${manifest.apprentice.givenNames} ${manifest.apprentice.familyName}`,
    reference: manifest.programme.reference,
    from: manifest.sender.name,
    to: manifest.recipient.name,
    revision: manifest.revision,
    items: manifest.items.length,
    files: manifest.files.length,
    manifestHash,
    keyId: signature?.keyId,
    auditCheckpoint: manifest.auditCheckpoint,
  };
  printResult(line, terminal, {
    json: { good: isGood, findings, ...about },
    lines: [
      ...(about
        ? [
            `Gateway pack of ${about.apprentice}, ${about.reference}, revision ${about.revision}`,
            `from ${about.from} to ${about.to}: ${about.items} items, ${about.files} files`,
            `manifest ${about.manifestHash ?? ''}`,
            ...checkpointLines(about.auditCheckpoint),
            `signed with key ${about.keyId ?? 'unknown'}: compare it with the key that the sender gave you`,
          ]
        : []),
      ...findings.map((finding) => `error: ${finding}`),
      isGood ? 'Everything is as it was signed.' : 'The pack is not as it was signed.',
    ],
  });
  return isGood ? 0 : 1;
};
