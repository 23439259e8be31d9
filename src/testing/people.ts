import { sql } from 'kysely';
import type { Role } from '#domain/people/permissions.ts';
import { nobody } from '#services/context.ts';
import { uuidV7 } from '#services/uuid-v7.ts';
import type { TestActor, TestInstallation } from './services.ts';

const newId = () => uuidV7(Date.now());

/** An organisation; its id. */
export async function anOrganisation(
  installation: TestInstallation,
  facts: { readonly kind?: 'training-provider' | 'assessment-organisation'; readonly name?: string } = {},
): Promise<string> {
  const id = newId();
  const kind = facts.kind ?? 'training-provider';
  const name = facts.name ?? `Organisation ${id.slice(-6)}`;
  await installation.database.write({ organisationId: id, personId: nobody }, (tx) =>
    sql`select add_organisation(${kind}, ${name}, null, null, '{}', false, ${installation.clock.now()})`.execute(
      tx,
    ),
  );
  return id;
}

/** A person of an organisation with no account; ready to act in a role. */
export async function aPerson(
  installation: TestInstallation,
  facts: {
    readonly organisationId: string;
    readonly role?: Role;
    readonly givenNames?: string;
    readonly familyName?: string;
    readonly email?: string;
  },
): Promise<TestActor> {
  const id = newId();
  await installation.database.write({ organisationId: facts.organisationId, personId: nobody }, (tx) =>
    tx
      .insertInto('person')
      .values({
        organisation_id: facts.organisationId,
        id,
        given_names: facts.givenNames ?? 'Ada',
        family_name: facts.familyName ?? `Person ${id.slice(-6)}`,
        email: facts.email ?? `${id}@example.org`,
        created_at: installation.clock.now(),
      })
      .execute(),
  );
  return { organisationId: facts.organisationId, personId: id, role: facts.role ?? 'provider-manager' };
}
