import type { ClientBase } from 'pg';

/** The role that owns every table and runs migrations. Never a superuser, never past row-level security. */
export const ownerRole = 'guildmark_owner';

/** The role of every request: it owns nothing and sees the rows of one organisation. */
export const restrictedRole = 'guildmark_app';

/**
 * Make the two roles where they are missing and let this connection's user act as them. The user is a superuser, or
 * may create roles, or the roles were prepared by whoever runs the server. Refuses roles that could pass row-level security.
 */
export async function prepareRoles(client: ClientBase): Promise<void> {
  if (!(await canActAsBoth(client))) {
    await createRole(client, ownerRole);
    await createRole(client, restrictedRole);
    await grantToLogin(client);
  }
  await refuseDangerousRoles(client);
  await giveSchema(client);
}

async function canActAsBoth(client: ClientBase): Promise<boolean> {
  const found = await client.query(
    `select count(*)::int as roles from pg_roles
      where rolname in ($1, $2) and pg_has_role(session_user, oid, 'member')`,
    [ownerRole, restrictedRole],
  );
  return found.rows[0].roles === 2;
}

async function createRole(client: ClientBase, role: string): Promise<void> {
  // Another database of the same server may be prepared at this very moment.
  await client.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${role}') then
      create role ${role} nologin nosuperuser nobypassrls nocreatedb nocreaterole;
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$`);
}

async function grantToLogin(client: ClientBase): Promise<void> {
  const login = await client.query('select session_user::text as name');
  const name: string = login.rows[0].name;
  for (const role of [ownerRole, restrictedRole]) {
    if (name !== role) await client.query(`grant ${role} to ${client.escapeIdentifier(name)}`);
  }
}

async function refuseDangerousRoles(client: ClientBase): Promise<void> {
  const found = await client.query(
    'select rolname from pg_roles where rolname in ($1, $2) and (rolsuper or rolbypassrls or rolcreaterole)',
    [ownerRole, restrictedRole],
  );
  const name: string | undefined = found.rows[0]?.rolname;
  if (name !== undefined) {
    throw new Error(
      `The database role ${name} could pass row-level security: take superuser, bypassrls and createrole away from it.`,
    );
  }
  const isOwnerWithin = await client.query("select pg_has_role($1, $2, 'member') as within", [
    restrictedRole,
    ownerRole,
  ]);
  if (isOwnerWithin.rows[0].within === true) {
    throw new Error(`The database role ${restrictedRole} is a member of ${ownerRole}: revoke that.`);
  }
}

/** The owner needs to create tables in the schema `public` and a schema of its own for jobs. */
async function giveSchema(client: ClientBase): Promise<void> {
  const held = await client.query(
    `select has_schema_privilege($1, 'public', 'create') and has_database_privilege($1, current_database(), 'create') as enough`,
    [ownerRole],
  );
  if (held.rows[0].enough === true) return;
  const name = await client.query('select current_database() as name');
  await client.query(`grant create, usage on schema public to ${ownerRole}`);
  await client.query(
    `grant create on database ${client.escapeIdentifier(name.rows[0].name)} to ${ownerRole}`,
  );
}
