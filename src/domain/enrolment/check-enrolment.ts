import { readUln } from '#domain/people/uln.ts';
import type { FieldIssue } from '#domain/refusal.ts';
import { editionFor } from '#domain/standards/edition-for.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { Standard } from '#domain/standards/standard-format.ts';
import type { PlainDate } from '#domain/standards/values.ts';
import { addMonths, ageOn, sayDate } from '#domain/time/plain-date.ts';

/** What somebody gives to enrol an apprentice, as far as rules decide on it. */
export interface EnrolmentFacts {
  readonly uln: string;
  readonly dateOfBirth: PlainDate;
  readonly reference: string;
  /** Asked for by hand, when the learner record says another version than the start date gives. */
  readonly standardVersion?: string | undefined;
  readonly options: readonly string[];
  readonly startsOn: PlainDate;
  readonly plannedEndOn: PlainDate;
  readonly familyName: string;
  readonly givenNames: string;
}

/** What the rules decided, or everything that is wrong by field. */
export type EnrolmentDecision =
  | {
      readonly ok: true;
      readonly uln: string;
      readonly ulnKind: 'known' | 'temporary';
      readonly standardVersion: string;
      readonly planEdition: string;
      readonly warnings: readonly FieldIssue[];
    }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] };

/** Apprentices are at least this old when they start: the school leaving age is in the year they turn 16. */
const YOUNGEST = 15;
const OLDEST = 100;

/**
 * Whether an apprentice may be enrolled, and on which standard version and plan edition: those that the plans' dated
 * tables give for the start date, never a choice by hand (an explicit version must agree with a published one).
 */
export function checkEnrolment(
  facts: EnrolmentFacts,
  held: readonly { readonly plan: Plan; readonly standard: Standard }[],
  today: PlainDate,
): EnrolmentDecision {
  const issues: FieldIssue[] = [...dateIssues(facts, today), ...nameIssues(facts)];
  const uln = readUln(facts.uln);
  if (uln.kind === 'invalid') issues.push({ path: 'uln', message: uln.message });
  const edition = chooseEdition(facts, held);
  if ('issue' in edition) issues.push(edition.issue);
  else issues.push(...optionIssues(facts, edition.standard));
  if (issues.length > 0 || uln.kind === 'invalid' || 'issue' in edition) return { ok: false, issues };
  return {
    ok: true,
    uln: uln.uln,
    ulnKind: uln.kind,
    standardVersion: edition.standardVersion,
    planEdition: edition.plan.edition,
    warnings: warningsFor(facts, edition.plan, uln.kind),
  };
}

function dateIssues({ dateOfBirth, startsOn, plannedEndOn }: EnrolmentFacts, today: PlainDate): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (dateOfBirth >= today)
    issues.push({ path: 'dateOfBirth', message: 'The date of birth must lie in the past.' });
  else if (startsOn > dateOfBirth && ageOn(dateOfBirth, startsOn) < YOUNGEST) {
    issues.push({
      path: 'dateOfBirth',
      message: `The apprentice would be ${ageOn(dateOfBirth, startsOn)} at the start. Check the year of birth.`,
    });
  } else if (ageOn(dateOfBirth, today) > OLDEST) {
    issues.push({ path: 'dateOfBirth', message: 'Check the year of birth.' });
  }
  if (plannedEndOn <= startsOn) {
    issues.push({
      path: 'plannedEndOn',
      message: `The planned end must be later than the start on ${sayDate(startsOn)}.`,
    });
  }
  if (startsOn > addMonths(today, 12)) {
    issues.push({ path: 'startsOn', message: 'The start is more than a year ahead. Check the year.' });
  }
  return issues;
}

function nameIssues({ givenNames, familyName }: EnrolmentFacts): FieldIssue[] {
  const fields = [
    ['givenNames', givenNames],
    ['familyName', familyName],
  ] as const;
  return fields
    .filter(([, value]) => /\d/.test(value))
    .map(([path]) => ({ path, message: 'A name on the learner record has no digits.' }));
}

function chooseEdition(
  { reference, startsOn, standardVersion }: EnrolmentFacts,
  held: readonly { readonly plan: Plan; readonly standard: Standard }[],
) {
  const ours = held.filter(({ plan }) => plan.reference === reference);
  const choice = editionFor(
    ours.map(({ plan }) => plan),
    reference,
    startsOn,
  );
  if (!choice) {
    const message =
      ours.length === 0
        ? `No plan of ${reference || 'this standard'} is published here. Published: ${[...new Set(held.map(({ plan }) => plan.reference))].join(', ')}.`
        : `No plan of ${reference} that is published here assesses starts on ${sayDate(startsOn)}.`;
    return { issue: { path: ours.length === 0 ? 'reference' : 'startsOn', message } };
  }
  if (standardVersion !== undefined && standardVersion !== choice.standardVersion) {
    return {
      issue: {
        path: 'standardVersion',
        message: `A start on ${sayDate(startsOn)} is on version ${choice.standardVersion} of ${reference}, not ${standardVersion}. Leave the version empty, or mend the start date.`,
      },
    };
  }
  const standard = ours.find(({ plan }) => plan === choice.plan)?.standard;
  if (!standard)
    return { issue: { path: 'reference', message: `The standard of ${reference} is not held.` } };
  return { ...choice, standard };
}

function optionIssues({ options }: EnrolmentFacts, standard: Standard): FieldIssue[] {
  const known = standard.options.map(({ id }) => id);
  const unknown = options.filter((option) => !known.includes(option));
  if (unknown.length > 0) {
    const list =
      known.length > 0
        ? `Choose from: ${known.join(', ')}.`
        : 'This standard has no options; leave it empty.';
    return [
      {
        path: 'options',
        message: `"${unknown.join('", "')}" is not an option of ${standard.reference}. ${list}`,
      },
    ];
  }
  if (known.length > 0 && options.length === 0) {
    return [
      { path: 'options', message: `${standard.reference} has options. Choose from: ${known.join(', ')}.` },
    ];
  }
  return [];
}

function warningsFor(
  { startsOn, plannedEndOn }: EnrolmentFacts,
  plan: Plan,
  ulnKind: 'known' | 'temporary',
): FieldIssue[] {
  const warnings: FieldIssue[] = [];
  const minimum = plan.duration.minimumMonths.value;
  if (plannedEndOn < addMonths(startsOn, minimum)) {
    warnings.push({
      path: 'plannedEndOn',
      message: `The plan asks for at least ${minimum} months before gateway; the planned end is earlier.`,
    });
  }
  if (ulnKind === 'temporary') {
    warnings.push({
      path: 'uln',
      message:
        "The temporary number 9999999999 blocks the certificate until the apprentice's own number is recorded.",
    });
  }
  return warnings;
}
