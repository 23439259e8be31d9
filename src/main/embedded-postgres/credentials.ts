import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Credentials = z.object({ superuserPassword: z.string(), ownerPassword: z.string() });

/** The generated passwords of one data folder. */
export type Credentials = z.infer<typeof Credentials>;

/** Read the data folder's passwords, making them first when there are none. The file is for its owner's eyes only. */
export async function keepCredentials(folder: string): Promise<Credentials> {
  const file = join(folder, 'credentials.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) return Credentials.parse(JSON.parse(text));
  const made = { superuserPassword: password(), ownerPassword: password() };
  await writePrivately(file, JSON.stringify(made));
  return made;
}

/** Write a file that only its owner may read, whole or not at all. */
export async function writePrivately(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}.new`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}

function password(): string {
  return randomBytes(24).toString('base64url');
}
