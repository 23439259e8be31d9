import { earliestGatewayOn, minimumDuration } from '#domain/enrolment/minimum-duration.ts';
import { sayParty, sentence } from '#domain/people/party.ts';
import type { GatewayRequirement } from '#domain/standards/gateway-format.ts';
import type { Method } from '#domain/standards/method-format.ts';
import type { PartyRole } from '#domain/standards/values.ts';
import { count, sayList } from '#domain/time/period.ts';
import { sayDate } from '#domain/time/plain-date.ts';
import { isUnknown } from '#domain/time/unknown-day.ts';
import { checkEnglishMaths } from './english-maths.ts';
import type { FileFacts, GatewayFacts } from './gateway-facts.ts';
import type { CheckOf, CheckOutcome, PartyAct } from './requirement-standing.ts';

function notMet(reason: string, ...needs: string[]): CheckOutcome {
  return { state: 'not-met', reason, needs };
}

function met(reason: string): CheckOutcome {
  return { state: 'met', reason };
}

function checkDuration(
  requirement: GatewayRequirement,
  check: CheckOf<'minimum-duration'>,
  facts: GatewayFacts,
): CheckOutcome {
  const plan = { months: check.months, source: requirement.source };
  const { months, source, notice } = minimumDuration(facts.startsOn, plan, facts.durationException);
  const day = earliestGatewayOn(facts.startsOn, facts.breaks, months);
  if (isUnknown(day)) {
    return {
      state: 'not-met',
      reason: day.unknown,
      source,
      notice,
      needs: ['The apprentice comes back from the break.'],
    };
  }
  const span = `${count(months, 'month')} on programme from ${sayDate(facts.startsOn)}, breaks left out,`;
  return day <= facts.today
    ? { state: 'met', reason: `${span} were complete on ${sayDate(day)}.`, source, notice, earliestOn: day }
    : {
        state: 'not-met',
        reason: `${span} are complete on ${sayDate(day)}.`,
        source,
        notice,
        earliestOn: day,
        needs: [`Wait until ${sayDate(day)}.`],
      };
}

function checkCoverage(check: CheckOf<'coverage'>, facts: GatewayFacts): CheckOutcome {
  const what = check.of === 'criteria' ? 'criteria' : 'knowledge, skills and behaviours';
  const coverage = facts.coverage[check.of];
  if (coverage === undefined || coverage.total === 0) {
    return { state: 'unknown', reason: `It is not known how many ${what} have accepted evidence.` };
  }
  const { accepted, total } = coverage;
  const reason = `${accepted} of ${total} ${what} have accepted evidence.`;
  return accepted >= total
    ? met(reason)
    : notMet(reason, `Evidence is accepted for the other ${total - accepted}.`);
}

function actSays({ name, on }: PartyAct): string {
  return `${name} on ${sayDate(on)}`;
}

function fileProblems(check: CheckOf<'file'>, file: FileFacts): { problems: string[]; unsure: string[] } {
  const minimum = check.pieces?.minimum ?? 1;
  const maximum = check.pieces?.maximum;
  const problems: string[] = [];
  const unsure: string[] = [];
  if (file.pieces < minimum) {
    const more = `Add ${count(minimum - file.pieces, 'piece')}: at least ${minimum} are needed.`;
    problems.push(minimum === 1 ? 'Hand it in.' : more);
  }
  if (maximum !== undefined && file.pieces > maximum) {
    problems.push(`Take out ${count(file.pieces - maximum, 'piece')}: at most ${maximum} are allowed.`);
  }
  if (check.mapped && file.unmapped === undefined) unsure.push('Map every piece to criteria or KSBs.');
  if (check.mapped && file.unmapped !== undefined && file.unmapped > 0) {
    problems.push(`Map the ${count(file.unmapped, 'piece')} not yet mapped to criteria or KSBs.`);
  }
  const approver = check.approvedBy;
  if (approver !== undefined && !file.approvals.some(({ by }) => by === approver)) {
    problems.push(sentence(`${sayParty(approver)} approves it`));
  }
  return { problems, unsure };
}

function checkFile(
  requirement: GatewayRequirement,
  check: CheckOf<'file'>,
  facts: GatewayFacts,
): CheckOutcome {
  const file = facts.files[requirement.id] ?? { pieces: 0, approvals: [] };
  if (file.pieces === 0 && (check.pieces?.minimum ?? 1) > 0) {
    const { problems } = fileProblems(check, { pieces: 0, unmapped: 0, approvals: file.approvals });
    return notMet('Nothing has been handed in.', ...problems);
  }
  const { problems, unsure } = fileProblems(check, file);
  const handedIn = `${count(file.pieces, 'piece')} handed in`;
  if (problems.length > 0)
    return notMet(`${handedIn}, and something is still missing.`, ...problems, ...unsure);
  if (unsure.length > 0)
    return { state: 'unknown', reason: `${handedIn}; the mapping has not been checked.`, needs: unsure };
  const approval = file.approvals.find(({ by }) => by === check.approvedBy);
  return met(approval ? `${handedIn}, approved by ${actSays(approval)}.` : `${handedIn}.`);
}

function checkChoice(
  check: CheckOf<'choice'>,
  facts: GatewayFacts,
  methods: readonly Method[],
): CheckOutcome {
  const method = methods.find(({ id }) => id === check.method);
  if (method === undefined) return { state: 'unknown', reason: `The plan has no method "${check.method}".` };
  if (check.of === 'format') {
    const chosen = method.formats?.allowed.find(({ id }) => id === facts.formats[method.id]);
    const allowed = method.formats?.allowed.map(({ title }) => title.toLocaleLowerCase('en-GB')) ?? [];
    return chosen
      ? met(`${chosen.title} is the format chosen.`)
      : notMet('No format has been chosen.', `Choose ${sayList(allowed, 'or')}.`);
  }
  const open = method.alternatives.filter(({ id, choose, branches }) => {
    const chosen = facts.choices[id] ?? [];
    const known = chosen.every((branch) => branches.some((each) => each.id === branch));
    return !known || chosen.length === 0 || (choose === 'one' && chosen.length > 1);
  });
  return open.length === 0
    ? met('The branches have been chosen.')
    : notMet(
        `${sayList(open.map(({ title }) => title))}: nothing has been chosen.`,
        ...open.map(
          ({ branches }) =>
            `Choose ${sayList(
              branches.map(({ title }) => title.toLocaleLowerCase('en-GB')),
              'or',
            )}.`,
        ),
      );
}

function checkQualification(id: string, check: CheckOf<'qualification'>, facts: GatewayFacts): CheckOutcome {
  const stands = facts.qualifications[id];
  const enough = stands === 'achieved' || (stands === 'attempted' && check.achieved === 'attempted');
  if (enough) return met(`${check.title} is recorded as ${stands}.`);
  const have = stands === undefined ? 'is not recorded' : `is recorded as ${stands} only`;
  return notMet(`${check.title} ${have}.`, `Record it as ${check.achieved}, with its certificate or entry.`);
}

function checkAct(
  act: PartyAct | undefined,
  by: PartyRole,
  [done, does]: readonly [string, string],
): CheckOutcome {
  if (act?.by === by) return met(sentence(`${done} by ${actSays(act)}`));
  const found = act === undefined ? '' : `; ${sayParty(act.by)} is not the party the plan names`;
  return notMet(`Not yet ${done} by ${sayParty(by)}${found}.`, sentence(`${sayParty(by)} ${does}`));
}

function checkDeclaration(id: string, check: CheckOf<'declaration'>, facts: GatewayFacts): CheckOutcome {
  const signed: PartyAct[] = [];
  const twice: PartyAct[] = [];
  for (const act of facts.signatures[id] ?? []) {
    const isRepeat =
      act.contact !== undefined && signed.some(({ contact, by }) => contact === act.contact && by !== act.by);
    (isRepeat ? twice : signed).push(act);
  }
  const missing = check.signers.filter((role) => !signed.some(({ by }) => by === role));
  if (missing.length === 0) return met(`Signed by ${sayList(signed.map(actSays))}.`);
  const note =
    twice.length > 0
      ? ` One person may not sign for two parties: ${sayList(twice.map(({ name }) => name))}.`
      : '';
  return notMet(
    `${sentence(`${sayList(missing.map(sayParty))} ${missing.length === 1 ? 'has' : 'have'} not signed`)}${note}`,
    ...missing.map((role) => sentence(`${sayParty(role)} signs the declaration`)),
  );
}

/** How one requirement stands by the facts alone, before any waiver. */
export function checkRequirement(
  requirement: GatewayRequirement,
  facts: GatewayFacts,
  methods: readonly Method[],
): CheckOutcome {
  const { id, check } = requirement;
  switch (check.kind) {
    case 'minimum-duration':
      return checkDuration(requirement, check, facts);
    case 'english-maths': {
      const { originalStartsOn, ...english } = facts.englishMaths;
      return checkEnglishMaths(check, { ...english, startsOn: originalStartsOn ?? facts.startsOn });
    }
    case 'coverage':
      return checkCoverage(check, facts);
    case 'file':
      return checkFile(requirement, check, facts);
    case 'choice':
      return checkChoice(check, facts, methods);
    case 'qualification':
      return checkQualification(id, check, facts);
    case 'behaviours-verified':
      return checkAct(facts.verifications[id], check.by, ['verified', 'verifies the behaviours']);
    case 'confirmation':
      return checkAct(facts.confirmations[id], check.by, ['confirmed', 'confirms it']);
    case 'declaration':
      return checkDeclaration(id, check, facts);
  }
}
