import { sql } from 'kysely';
import { insertPerson } from '#db/people-rows.ts';
import type { Role } from '#domain/people/permissions.ts';
import { addCompetence, confirmMyInterests, declareInterest } from '#services/assessment/assessors.ts';
import { type Actor, nobody } from '#services/context.ts';
import { giveAccount } from '#services/people/give-account.ts';
import { inTransaction } from '#services/transaction.ts';
import type { World } from './world.ts';

/** An invented training provider. */
export interface DemoProvider {
  readonly id: string;
  readonly name: string;
  readonly manager: Actor;
  readonly tutors: readonly Actor[];
}

/** An invented assessment organisation. */
export interface DemoBody {
  readonly id: string;
  readonly name: string;
  readonly operations: Actor;
  readonly assessors: readonly Actor[];
  readonly assurer: Actor;
}

/** Everybody but the apprentices. */
export interface Cast {
  readonly providers: readonly DemoProvider[];
  readonly bodies: readonly DemoBody[];
}

/** Invented employers and the line managers who sign for them. */
export const employers = [
  { employer: 'Harbour Homes', managerName: 'Joan Pike', managerEmail: 'joan.pike@harbourhomes.example' },
  { employer: 'Quayside Travel', managerName: 'Tom Reed', managerEmail: 'tom.reed@quaysidetravel.example' },
  {
    employer: 'Larkfield Council',
    managerName: 'Nadia Rahman',
    managerEmail: 'nadia.rahman@larkfield.example',
  },
  { employer: 'Bluebell Energy', managerName: 'Owen Price', managerEmail: 'owen.price@bluebell.example' },
  {
    employer: 'Fenwick and Daughters',
    managerName: 'Grace Fenwick',
    managerEmail: 'grace@fenwickdaughters.example',
  },
] as const;

interface Organisation {
  readonly name: string;
  readonly kind: 'training-provider' | 'assessment-organisation';
  readonly ukprn: string | null;
  readonly epao: string | null;
  readonly domain: string;
}

async function addOrganisation(world: World, facts: Organisation): Promise<string> {
  const id = world.services.newId();
  const at = world.at(world.day(900), '09:00');
  await world.services.database.write({ organisationId: id, personId: nobody }, (tx) =>
    sql`select add_organisation(${facts.kind}, ${facts.name}, ${facts.ukprn}, ${facts.epao}, ${`{${facts.domain}}`}, false, ${at})`.execute(
      tx,
    ),
  );
  return id;
}

/** Add a person of staff with an account and a role. */
export async function addStaff(
  world: World,
  organisation: { readonly id: string; readonly domain: string },
  role: Role,
  name: string,
): Promise<Actor> {
  const [givenNames = '', ...rest] = name.split(' ');
  const familyName = rest.join(' ');
  const at = world.at(world.day(890), '09:00');
  const ctx = world.as(
    { accountId: null, organisationId: organisation.id, personId: nobody, role: 'system' },
    at,
  );
  const personId = ctx.newId();
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@${organisation.domain}`;
  return await inTransaction(ctx, async (tx) => {
    await insertPerson(tx, {
      organisationId: organisation.id,
      id: personId,
      givenNames,
      familyName,
      nameUsed: null,
      email,
      createdAt: at,
    });
    const { accountId } = await giveAccount(tx, ctx, { personId, email, role, letter: 'none' });
    return { accountId, organisationId: organisation.id, personId, role };
  });
}

async function addProvider(
  world: World,
  facts: Omit<Organisation, 'kind' | 'epao'> & {
    readonly managerName: string;
    readonly tutorNames: readonly string[];
  },
): Promise<DemoProvider> {
  const id = await addOrganisation(world, { ...facts, kind: 'training-provider', epao: null });
  const home = { id, domain: facts.domain };
  const tutors: Actor[] = [];
  const manager = await addStaff(world, home, 'provider-manager', facts.managerName);
  for (const name of facts.tutorNames) tutors.push(await addStaff(world, home, 'tutor', name));
  return { id, name: facts.name, manager, tutors };
}

interface BodyFacts extends Omit<Organisation, 'kind'> {
  readonly policies: Readonly<Record<string, string>>;
  readonly operationsName: string;
  readonly assessorNames: readonly string[];
  readonly assurerName: string;
  readonly auditorName: string;
  readonly authorNames: readonly string[];
}

async function addBody(world: World, facts: BodyFacts): Promise<DemoBody> {
  const id = await addOrganisation(world, { ...facts, kind: 'assessment-organisation' });
  const home = { id, domain: facts.domain };
  const operations = await addStaff(world, home, 'assessment-operations', facts.operationsName);
  const assurer = await addStaff(world, home, 'internal-quality-assurer', facts.assurerName);
  await addStaff(world, home, 'auditor', facts.auditorName);
  for (const name of facts.authorNames) await addStaff(world, home, 'standards-author', name);
  const assessors: Actor[] = [];
  for (const name of facts.assessorNames)
    assessors.push(await addStaff(world, home, 'independent-assessor', name));
  await offerPlans(world, id, facts.policies);
  for (const assessor of assessors) await qualify(world, operations, assessor);
  return { id, name: facts.name, operations, assessors, assurer };
}

async function offerPlans(
  world: World,
  organisationId: string,
  policies: Readonly<Record<string, string>>,
): Promise<void> {
  for (const { plan } of world.services.plans.listPlans()) {
    const policy = policies[plan.reference];
    if (policy === undefined) continue;
    await world.services.database.write({ organisationId, personId: nobody }, (tx) =>
      tx
        .insertInto('assessment_offer')
        .values({
          organisation_id: organisationId,
          reference: plan.reference,
          edition: plan.edition,
          policy_id: policy,
          offered_from: '2020-01-01',
        })
        .execute(),
    );
  }
}

async function qualify(world: World, operations: Actor, assessor: Actor): Promise<void> {
  const ctx = world.as(operations, world.at(world.day(880), '10:00'));
  for (const reference of ['ST0072', 'ST0071']) {
    await addCompetence(ctx, {
      personId: assessor.personId,
      reference,
      years: 6,
      qualification: 'Level 3 Certificate in Assessing Vocational Achievement',
      from: world.day(1500),
    });
  }
  await confirmMyInterests(world.as(assessor, world.at(world.day(300), '10:00')));
}

/** Make the organisations and their people. */
export async function makeCast(world: World): Promise<Cast> {
  const northgate = await addProvider(world, {
    name: 'Northgate Training',
    ukprn: '10099001',
    domain: 'northgate.example',
    managerName: 'Ruth Adeyemi',
    tutorNames: ['Sam Whitlock', 'Leila Haddad'],
  });
  const millbrook = await addProvider(world, {
    name: 'Millbrook College',
    ukprn: '10099002',
    domain: 'millbrook.example',
    managerName: 'Peter Lowe',
    tutorNames: ['Hannah Cole'],
  });
  const meridian = await addBody(world, {
    name: 'Meridian Assessment',
    ukprn: '10099101',
    epao: 'EPA9001',
    domain: 'meridian.example',
    policies: { ST0072: 'futurequals', ST0071: 'open-awards' },
    operationsName: 'Isla Morgan',
    assessorNames: ['Priya Shah', 'Daniel Okoro', 'Frances Bell'],
    assurerName: 'Martin Hale',
    auditorName: 'Olive Trent',
    authorNames: ['Ada Brand', 'Theo Kerr'],
  });
  const keystone = await addBody(world, {
    name: 'Keystone Awards',
    ukprn: '10099102',
    epao: 'EPA9002',
    domain: 'keystone.example',
    policies: { ST0071: 'open-awards', ST0072: 'futurequals' },
    operationsName: 'Jack Tanner',
    assessorNames: ['Mei Lin'],
    assurerName: 'Sofia Rossi',
    auditorName: 'Edwin Marsh',
    authorNames: ['Nell Ashby'],
  });
  // Priya worked for Harbour Homes: bookings with its apprentices are refused along that path.
  const [priya] = meridian.assessors;
  if (priya) {
    await declareInterest(world.as(priya, world.at(world.day(299), '10:00')), {
      kind: 'employed-by',
      party: 'employer',
      partyName: 'Harbour Homes',
      partyKey: 'harbourhomes.example',
      from: world.day(1200),
      to: world.day(240),
      note: 'Team leader before I became an assessor.',
    });
  }
  return { providers: [northgate, millbrook], bodies: [meridian, keystone] };
}
