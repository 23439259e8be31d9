import { actingMembership } from './client.ts';
import { noConnection, problemOf } from './problem.ts';

/**
 * Fetch a file as the membership acted as and hand it to the browser to keep; a plain link would not say who asks.
 * Throws a `Problem` when it is refused.
 */
export async function saveFile(address: string, name: string): Promise<void> {
  const membershipId = actingMembership();
  const reply = await fetch(address, {
    credentials: 'same-origin',
    headers: membershipId ? { 'guildmark-membership': membershipId } : {},
  }).catch(() => {
    throw noConnection();
  });
  if (!reply.ok) throw await problemOf(reply);
  const url = URL.createObjectURL(await reply.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
