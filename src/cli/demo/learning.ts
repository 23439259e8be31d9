import { Readable } from 'node:stream';
import { insertFile } from '#db/files.ts';
import { nothingToAudit } from '#services/audit.ts';
import type { Actor } from '#services/context.ts';
import { startBreak } from '#services/enrolment/breaks.ts';
import { type EnrolInput, enrol } from '#services/enrolment/enrol.ts';
import { withdraw } from '#services/enrolment/withdrawal.ts';
import { giveAccount } from '#services/people/give-account.ts';
import { submitEvidence } from '#services/portfolio/evidence-steps.ts';
import { judgeEvidence } from '#services/portfolio/judge-evidence.ts';
import { addEvidence } from '#services/portfolio/write-evidence.ts';
import { inTransaction } from '#services/transaction.ts';
import type { DemoApprentice } from './apprentices.ts';
import { type Cast, type DemoBody, type DemoProvider, employers } from './cast.ts';
import type { World } from './world.ts';

/** A demo apprentice once enrolled. */
export interface Enrolled {
  readonly facts: DemoApprentice;
  readonly id: string;
  readonly apprentice: Actor;
  readonly email: string;
  readonly provider: DemoProvider;
  readonly tutor: Actor;
  readonly body: DemoBody;
  readonly managerEmail: string;
  readonly managerName: string;
  /** Place in the list: spreads days and times, so that nobody is booked twice. */
  readonly place: number;
  /** Accepted pieces, in order. */
  readonly pieces: string[];
}

/** Days ago of the start: those at or past the gateway have their twelve months behind them. */
export function startedDaysAgo(stage: DemoApprentice['stage'], place: number): number {
  if (stage === 'starts-soon') return -9;
  if (stage === 'new') return 20;
  if (['building', 'waiting', 'referred', 'on-break', 'withdrawn'].includes(stage))
    return 120 + ((place * 37) % 200);
  return 470 + ((place * 13) % 60);
}

const titles = [
  'Answering a customer who wanted two things at once',
  'A complaint about a late delivery',
  'Feedback from three customers in June',
  'My team meeting about opening hours',
  'A refund that needed my manager',
  'How I explained our policy on data',
  'Helping a customer who could not hear well',
  'What I learnt from a mystery shopper',
  'A day on the busy desk',
  'My development plan, second version',
  'Showing a new colleague the till',
  'An order that went wrong and came right',
] as const;

const uln = (place: number): string => {
  for (let seed = 300_000_000 + place * 977; ; seed += 1) {
    const nine = String(seed);
    const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
    if (sum % 11 !== 0) return `${nine}${10 - (sum % 11)}`;
  }
};

/** Enrol an apprentice through the service on the day before the start and give them their account. */
export async function enrolOne(
  world: World,
  cast: Cast,
  facts: DemoApprentice,
  place: number,
): Promise<Enrolled> {
  const provider = cast.providers[facts.provider] as DemoProvider;
  const tutor = provider.tutors[facts.tutor] as Actor;
  const body = cast.bodies[facts.body] as DemoBody;
  const employer = employers[facts.employer] as (typeof employers)[number];
  const ago = startedDaysAgo(facts.stage, place);
  const startsOn = world.day(ago);
  const [givenNames = '', familyName = ''] = facts.name.split(' ');
  const email = `${facts.name.toLowerCase().replace(' ', '.')}@apprentices.example`;
  const enrolledOn = ago < 2 ? world.day(3) : world.day(ago);
  const input: EnrolInput = {
    givenNames,
    familyName,
    email,
    dateOfBirth: world.day(7000 + place * 61),
    uln: uln(place),
    reference: facts.reference,
    options: [],
    startsOn,
    plannedEndOn: world.day(ago - 540),
    ...employer,
    tutorId: tutor.personId,
    assessmentOrganisationId: body.id,
    carePlan: false,
    signLanguage: false,
    englishMaths: {
      english: { achieved: 'level-2', on: world.day(900) },
      maths: { achieved: 'level-2', on: world.day(880) },
      optedOutOn: null,
    },
  };
  const ctx = world.as(provider.manager, world.at(enrolledOn, '11:00'));
  const { id } = await enrol(ctx, input);
  const apprentice = await inTransaction(ctx, async (tx) => {
    const row = await tx
      .selectFrom('enrolment')
      .select('person_id')
      .where('organisation_id', '=', provider.id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const { accountId } = await giveAccount(tx, ctx, {
      personId: row.person_id,
      email,
      role: 'apprentice',
      letter: 'none',
    });
    return { accountId, organisationId: provider.id, personId: row.person_id, role: 'apprentice' as const };
  });
  return {
    facts,
    id,
    apprentice,
    email,
    provider,
    tutor,
    body,
    managerEmail: employer.managerEmail,
    managerName: employer.managerName,
    place,
    pieces: [],
  };
}

/** How many of the plan's criteria have accepted evidence at a stage, in per cent. */
function acceptedPercent(stage: DemoApprentice['stage'], place: number): number {
  if (stage === 'starts-soon' || stage === 'new') return 0;
  if (['building', 'waiting', 'referred', 'on-break', 'withdrawn'].includes(stage))
    return 15 + ((place * 17) % 55);
  return 100;
}

/** Put a file into the store under an owner, as an upload would have. */
export async function addFile(
  world: World,
  actor: Actor,
  at: Date,
  file: {
    readonly purpose: 'evidence' | 'gateway' | 'product';
    readonly subjectId: string;
    readonly name: string;
    readonly content: string;
  },
): Promise<string> {
  const ctx = world.as(actor, at);
  const stored = await ctx.files.put(
    actor.organisationId,
    Readable.from([Buffer.from(file.content, 'utf8')]),
    { maximumBytes: 5_000_000 },
  );
  const id = ctx.newId();
  await inTransaction(ctx, async (tx) => {
    nothingToAudit(tx, 'The use of the file is audited where it is handed in.');
    await insertFile(tx, {
      ...stored,
      organisationId: actor.organisationId,
      id,
      display: null,
      name: file.name,
      mediaType: 'text/plain',
      purpose: file.purpose,
      subjectId: file.subjectId,
      uploadedBy: actor.personId,
      scan: 'not-scanned',
      createdAt: at,
    });
  });
  return id;
}

/** Evidence over the months on programme: some accepted, and by stage some waiting or referred. */
export async function learn(world: World, one: Enrolled, place: number): Promise<void> {
  const { facts } = one;
  const bundle = world.services.plans.findPlan({ reference: facts.reference });
  const claims = (bundle?.plan.methods ?? []).flatMap((method) =>
    method.criteria.map(({ ref }) => ({ method: method.id, ref })),
  );
  const accepted = claims.slice(0, Math.round((claims.length * acceptedPercent(facts.stage, place)) / 100));
  const ago = startedDaysAgo(facts.stage, place);
  const pieces = Math.min(10, Math.ceil(accepted.length / 5));
  for (let piece = 0; piece < pieces; piece += 1) {
    const share = accepted.slice(
      Math.floor((accepted.length * piece) / pieces),
      Math.floor((accepted.length * (piece + 1)) / pieces),
    );
    const on = world.day(Math.max(95, Math.round(ago - ((ago - 95) * (piece + 1)) / (pieces + 1))));
    const recent =
      ago < 400 ? world.day(Math.max(6, Math.round(ago - ((ago - 6) * (piece + 1)) / (pieces + 1)))) : on;
    one.pieces.push(
      await addPiece(world, one, {
        title: titles[piece % titles.length] as string,
        on: recent,
        claims: share,
        outcome: 'accepted',
      }),
    );
  }
  const rest = claims.slice(accepted.length);
  if (facts.stage === 'waiting') {
    await addPiece(world, one, {
      title: 'A call about a broken lift',
      on: world.day(4),
      claims: rest.slice(0, 4),
      outcome: 'waiting',
    });
    await addPiece(world, one, {
      title: 'Thank-you letter from a resident',
      on: world.day(2),
      claims: rest.slice(4, 6),
      outcome: 'waiting',
    });
  }
  if (facts.stage === 'building')
    await addPiece(world, one, {
      title: 'Queue on a Saturday',
      on: world.day(1 + (place % 3)),
      claims: rest.slice(0, 3),
      outcome: 'waiting',
    });
  if (facts.stage === 'referred')
    await addPiece(world, one, {
      title: 'How we handle refunds',
      on: world.day(5),
      claims: rest.slice(0, 3),
      outcome: 'referred',
    });
}

interface Piece {
  readonly title: string;
  readonly on: string;
  readonly claims: readonly { readonly method: string; readonly ref: string }[];
  readonly outcome: 'accepted' | 'waiting' | 'referred';
}

async function addPiece(world: World, one: Enrolled, piece: Piece): Promise<string> {
  const ctx = world.as(one.apprentice, world.at(piece.on, '16:30'));
  const text = `${piece.title}. I was at work with ${one.managerName}'s team. I listened first, asked what the customer needed, and wrote down what we agreed. What went well: I stayed calm and kept my promise to call back. What I would do differently: I would check the system before I answer, so that I give one clear answer.`;
  const { id } = await addEvidence(ctx, {
    enrolmentId: one.id,
    kind: 'text',
    title: piece.title,
    text,
    madeOn: piece.on,
    claims: [...piece.claims],
  });
  const { version } = await submitEvidence(ctx, { evidenceId: id, version: 1 });
  if (piece.outcome === 'waiting') return id;
  const tutor = world.as(one.tutor, world.at(world.day(daysAgo(world, piece.on) - 1), '10:15'));
  const state = piece.outcome === 'referred' ? ('referred' as const) : ('accepted' as const);
  await judgeEvidence(tutor, {
    evidenceId: id,
    claims: piece.claims.map((claim, place) => {
      if (state === 'referred' && place === 0)
        return {
          ...claim,
          state,
          feedback:
            'You describe the policy well. Say what you did yourself when the customer did not have the receipt.',
        };
      return { ...claim, state: 'accepted' as const, feedback: 'Clear, and in your own words.' };
    }),
    version: version ?? 2,
  });
  return id;
}

function daysAgo(world: World, day: string): number {
  for (let ago = 0; ago < 2000; ago += 1) if (world.day(ago) === day) return ago;
  return 0;
}

/** What else happened on programme: a break, a withdrawal. */
export async function interrupt(world: World, one: Enrolled): Promise<void> {
  const { stage } = one.facts;
  if (stage === 'on-break') {
    await startBreak(world.as(one.provider.manager, world.at(world.day(12), '09:30')), {
      enrolmentId: one.id,
      from: world.day(14),
      reason: 'Family leave, agreed with the employer.',
      version: await versionOf(world, one),
    });
  }
  if (stage === 'withdrawn') {
    await withdraw(world.as(one.provider.manager, world.at(world.day(25), '09:30')), {
      enrolmentId: one.id,
      on: world.day(27),
      reason: 'Left the job for a full-time course.',
      version: await versionOf(world, one),
    });
  }
}

async function versionOf(world: World, one: Enrolled): Promise<number> {
  const ctx = world.as(one.provider.manager, world.services.now());
  return await ctx.database.read(
    ctx.actor,
    async (db) =>
      (
        await db
          .selectFrom('enrolment')
          .select('version')
          .where('organisation_id', '=', one.provider.id)
          .where('id', '=', one.id)
          .executeTakeFirstOrThrow()
      ).version,
  );
}
