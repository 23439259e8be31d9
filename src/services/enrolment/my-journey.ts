import { listNotices } from '#db/caseload.ts';
import {
  countUnseen,
  countWaitingFor,
  listEnrolmentIdsOf,
  listOpenAttempts,
  listRegistrationsOf,
} from '#db/journeys.ts';
import { listMemberships } from '#db/sessions.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { authorise, type Context } from '../context.ts';
import { readEffectivePlan, resolveFor } from '../standards/effective-plan.ts';
import { reading } from '../transaction.ts';
import { readEnrolment } from './get-enrolment.ts';
import { bookingsOf } from './journey-line.ts';
import { nextStep, sayNeeds } from './next-step.ts';

/** What an assessment organisation holds of the apprentice. */
export interface AssessmentPart {
  readonly registrationId: string;
  readonly membershipId: string;
  readonly enrolmentId: string;
  readonly state: string;
  readonly planHash: string | null;
  readonly policyId: string | null;
  /** The first product that is still to be handed in. */
  readonly handIn: { readonly attemptId: string; readonly title: string } | null;
  readonly unseenResults: number;
}

/** The apprentice's first screen: each apprenticeship with its assessment part, whichever organisation holds it. */
export async function getMyJourney(ctx: Context) {
  authorise(ctx, 'portfolio.read-own');
  const { organisationId, personId } = ctx.actor;
  const parts = await assessmentParts(ctx);
  const journeys = await reading(ctx, async (db) => {
    const provider = await db
      .selectFrom('organisation')
      .select('name')
      .where('id', '=', organisationId)
      .executeTakeFirstOrThrow();
    const ids = await listEnrolmentIdsOf(db, organisationId, personId);
    const found = [];
    // One apprentice has one enrolment, rarely two: each is read whole.
    for (const id of ids) {
      const detail = await readEnrolment(db, ctx, id);
      const waiting = await countWaitingFor(db, organisationId, id);
      const bookings = bookingsOf(await listNotices(db, organisationId, id));
      found.push(
        journeyOf(ctx, provider.name, {
          detail,
          waiting,
          bookings,
          part: parts.find(({ enrolmentId }) => enrolmentId === id),
        }),
      );
    }
    return found;
  });
  return { journeys };
}

type Detail = Awaited<ReturnType<typeof readEnrolment>>;

function journeyOf(
  ctx: Context,
  provider: string,
  facts: {
    readonly detail: Detail;
    readonly waiting: Awaited<ReturnType<typeof countWaitingFor>>;
    readonly bookings: ReturnType<typeof bookingsOf>;
    readonly part: AssessmentPart | undefined;
  },
) {
  const { detail, part, bookings } = facts;
  const { plan } = resolveFor(ctx.plans, {
    reference: detail.reference,
    edition: detail.planEdition,
    policyId: null,
    startsOn: detail.startsOn,
    standardVersion: detail.standardVersion,
    options: detail.options,
    today: londonDayOf(ctx.now.toISOString()),
  });
  return {
    enrolmentId: detail.id,
    registrationId: part?.registrationId ?? null,
    assessmentMembershipId: part?.membershipId ?? null,
    planTitle: detail.planTitle,
    reference: detail.reference,
    planEdition: detail.planEdition,
    planHash: part?.planHash ?? null,
    policyId: part?.policyId ?? null,
    provider,
    employer: detail.employer,
    tutor: detail.tutor.name,
    state: detail.state,
    progress: detail.progress,
    next: nextStep({ ...facts, now: ctx.now.toISOString() }),
    ...sayNeeds(plan, detail.progress),
    journey: detail.journey,
    clocks: detail.clocks,
    bookings: bookings.map(({ method, title, startsAt, endsAt, place, assessor, state }) => ({
      method,
      title,
      startsAt,
      endsAt,
      place,
      assessor,
      state,
    })),
  };
}

/** Read the account's registrations: one read-only transaction for each organisation that assesses the apprentice. */
async function assessmentParts(ctx: Context): Promise<AssessmentPart[]> {
  const { accountId } = ctx.actor;
  if (accountId === null) return [];
  const today = londonDayOf(ctx.now.toISOString());
  const memberships = await ctx.database.outside((tx) => listMemberships(tx, accountId, today));
  const assessing = memberships.filter(
    ({ role, organisation_kind }) => role === 'apprentice' && organisation_kind === 'assessment-organisation',
  );
  const parts = await Promise.all(assessing.map((membership) => partsAt(ctx, membership)));
  return parts.flat();
}

async function partsAt(
  ctx: Context,
  membership: { readonly id: string; readonly organisation_id: string; readonly person_id: string },
): Promise<AssessmentPart[]> {
  const organisationId = membership.organisation_id;
  const personId = membership.person_id;
  return await ctx.database.read({ organisationId, personId }, async (db) => {
    const registrations = await listRegistrationsOf(db, organisationId, personId);
    const attempts = await listOpenAttempts(
      db,
      organisationId,
      registrations.map(({ id }) => id),
    );
    const unseenResults = await countUnseen(db, organisationId, personId);
    const parts: AssessmentPart[] = [];
    for (const registration of registrations) {
      const plan =
        registration.plan_hash === null
          ? undefined
          : (await readEffectivePlan(db, registration.plan_hash)).plan;
      const [handIn] = attempts
        .filter(({ registration_id }) => registration_id === registration.id)
        .flatMap(({ id, method, products }) => {
          const wanted = plan?.methods.find((one) => one.id === method)?.products ?? [];
          return wanted
            .filter(
              (product) =>
                product.handedIn === 'after-gateway' &&
                product.assessed &&
                !(products ?? []).includes(product.id),
            )
            .map(({ title }) => ({ attemptId: id, title }));
        });
      parts.push({
        registrationId: registration.id,
        membershipId: membership.id,
        enrolmentId: registration.enrolment_id,
        state: registration.state,
        planHash: registration.plan_hash,
        policyId: registration.policy_id,
        handIn: handIn ?? null,
        unseenResults,
      });
    }
    return parts;
  });
}
