import { z } from 'zod';
import type { CaseloadRow } from '#db/caseload.ts';
import { personName } from '#db/people-rows.ts';
import type { BreakInLearning } from '#domain/enrolment/breaks.ts';
import { EnrolmentState } from '#domain/enrolment/enrolment-state.ts';
import { earliestGatewayOn } from '#domain/enrolment/minimum-duration.ts';
import { KsbKind } from '#domain/standards/values.ts';
import { addMonths } from '#domain/time/plain-date.ts';
import { isUnknown } from '#domain/time/unknown-day.ts';
import type { PlanLibrary } from '../standards/plan-library.ts';

const StoredProgress = z.object({
  map: z.array(z.strictObject({ method: z.string(), states: z.string() })),
  by_method: z.array(
    z.strictObject({ method: z.string(), title: z.string(), total: z.int(), accepted: z.int() }),
  ),
  by_kind: z.array(
    z.strictObject({ kind: z.union([KsbKind, z.literal('unassigned')]), total: z.int(), accepted: z.int() }),
  ),
});

/** What a caseload row says of one apprentice. */
export function enrolmentSummary(
  row: Omit<CaseloadRow, 'sort_key'>,
  breaks: readonly BreakInLearning[],
  plans: PlanLibrary,
) {
  const bundle = plans.findPlan({ reference: row.reference, version: row.plan_edition });
  const months = bundle?.plan.duration.minimumMonths.value ?? 12;
  const earliest = earliestGatewayOn(row.starts_on, breaks, months);
  const earliestOn = isUnknown(earliest) ? addMonths(row.starts_on, months) : earliest;
  const stored = StoredProgress.parse(row);
  return {
    id: row.id,
    apprentice: { id: row.person_id, name: personName(row) },
    uln: row.uln,
    reference: row.reference,
    planTitle: bundle?.plan.title ?? row.reference,
    standardVersion: row.standard_version,
    planEdition: row.plan_edition,
    employer: row.employer,
    tutor: {
      id: row.tutor_person_id,
      name: personName({
        given_names: row.tutor_given,
        family_name: row.tutor_family,
        name_used: row.tutor_used,
      }),
    },
    state: EnrolmentState.parse(row.state),
    startsOn: row.starts_on,
    plannedEndOn: row.planned_end_on,
    earliestGatewayOn: earliestOn,
    progress: {
      total: row.criteria_total,
      accepted: row.criteria_accepted,
      submitted: row.criteria_submitted,
      referred: row.criteria_referred,
      map: stored.map,
      byMethod: stored.by_method,
      byKind: stored.by_kind,
    },
    evidenceWaiting: row.evidence_waiting,
    waitingSince: row.waiting_since?.toISOString() ?? null,
    needs: needsOf(row),
    version: row.version,
  };
}

/** The one thing this apprentice needs from staff. */
function needsOf(
  row: Omit<CaseloadRow, 'sort_key'>,
): { what: string; urgency: 'now' | 'soon' | 'none' } | null {
  if (row.evidence_waiting > 0) {
    const pieces =
      row.evidence_waiting === 1
        ? '1 piece of evidence waits'
        : `${row.evidence_waiting} pieces of evidence wait`;
    return { what: `${pieces} for feedback`, urgency: 'now' };
  }
  if (row.state === 'on-programme' && row.criteria_accepted === row.criteria_total)
    return { what: 'Every criterion has accepted evidence: prepare the gateway', urgency: 'soon' };
  if (row.criteria_referred > 0)
    return {
      what: `${row.criteria_referred === 1 ? '1 criterion was' : `${row.criteria_referred} criteria were`} referred back to the apprentice`,
      urgency: 'none',
    };
  return null;
}

/** Breaks as the rules read them. */
export function breaksOf(
  rows: readonly { readonly from_on: string; readonly to_on: string | null }[],
): BreakInLearning[] {
  return rows.map(({ from_on, to_on }) => ({ fromOn: from_on, ...(to_on === null ? {} : { toOn: to_on }) }));
}
