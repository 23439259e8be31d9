import { listDemoMail, listDemoPeople } from '#db/demo.ts';
import { listOrganisations } from '#db/organisations.ts';
import { Refusal } from '#domain/refusal.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { nobody } from '../context.ts';
import { pageOf, readCursor } from '../pages.ts';
import type { Outside } from './outside.ts';
import { type Begun, begin, type Device, getAccount } from './sign-in.ts';

/** Who can be acted as in the demo, by organisation. Each organisation is read in its own scope. */
export async function showDemoPeople(outside: Outside) {
  const today = londonDayOf(outside.now.toISOString());
  const organisations = await outside.database.outside((tx) => listOrganisations(tx));
  const shown = [];
  // Providers first: the journey begins there.
  const inOrder = organisations.toSorted((one, other) => other.kind.localeCompare(one.kind));
  for (const { id, name, kind } of inOrder) {
    const rows = await outside.database.read({ organisationId: id, personId: nobody }, (db) =>
      listDemoPeople(db, id, today),
    );
    const people = rows.map((row) => ({
      accountId: row.account_id,
      membershipId: row.membership_id,
      personId: row.person_id,
      name: row.name,
      role: row.role,
    }));
    if (people.length > 0) shown.push({ id, name, kind, people });
  }
  return { organisations: shown };
}

/** Sign in as somebody of the demo, without a password. Mounted in a demo alone. */
export async function signInToDemo(
  outside: Outside,
  { accountId }: { readonly accountId: string },
  device: Device,
): Promise<Begun> {
  const account = await getAccount(outside, accountId).catch((error: unknown) => {
    if (error instanceof Refusal) throw new Refusal('not-found');
    throw error;
  });
  return await begin(outside, account, device, 'signed-in');
}

/** The letters that the demo kept. */
export async function showDemoMail(
  outside: Outside,
  query: {
    readonly cursor?: string | undefined;
    readonly limit: number;
    readonly to?: string | undefined;
  },
) {
  const [before] = readCursor(query.cursor, 1) ?? [];
  const rows = await outside.database.outside((tx) =>
    listDemoMail(tx, {
      to: query.to,
      before: before === undefined ? undefined : String(before),
      limit: query.limit,
    }),
  );
  return pageOf(
    rows,
    query.limit,
    (row) => ({
      id: row.id,
      to: row.recipient,
      subject: row.subject,
      text: row.body,
      sentAt: row.created_at.toISOString(),
    }),
    (row) => [row.id],
  );
}
