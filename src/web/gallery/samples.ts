import type { ClockData } from '#web/ui/clock-chip.tsx';

const rule = {
  words: 'Evidence is handed in two weeks after the gateway',
  source: 'Assessment plan, Apprentice showcase',
};

/** Invented clocks in every state. */
export const clocks: readonly ClockData[] = [
  {
    what: 'Showcase handed in',
    dueOn: '2026-12-04',
    workingDaysLeft: 9,
    state: 'running',
    whose: 'the apprentice',
    rule,
  },
  {
    what: 'Gateway items decided',
    dueOn: '2026-11-26',
    workingDaysLeft: 3,
    state: 'due-soon',
    whose: 'the assessment organisation',
    rule,
  },
  {
    what: 'Declaration signed',
    dueOn: '2026-11-23',
    workingDaysLeft: 0,
    state: 'due-today',
    whose: 'the employer',
    rule: null,
  },
  {
    what: 'Result released',
    dueOn: '2026-11-18',
    workingDaysLeft: -2,
    state: 'overdue',
    whose: 'the internal quality assurer',
    rule,
  },
  {
    what: 'Feedback given',
    dueOn: '2026-11-12',
    workingDaysLeft: 6,
    state: 'done',
    whose: 'Amina Okafor',
    rule: null,
  },
];

export interface CaseloadRow {
  id: string;
  name: string;
  employer: string;
  standard: string;
  accepted: number;
  waiting: number;
  clock: ClockData;
}

const people: readonly [string, string, number, number][] = [
  ['Ben Carter', 'Harbour Hotels', 31, 4],
  ['Chloe Davies', 'Fenland Council', 58, 0],
  ['Dawit Eyob', 'Ridge & Sons', 12, 7],
  ['Elin Foster', 'Harbour Hotels', 76, 1],
  ['Farah Gill', 'Quayside Bank', 44, 2],
  ['Grace Hall-Whittington', 'Fenland Council', 67, 0],
];

/** Invented apprentices of a caseload. */
export const caseload: readonly CaseloadRow[] = people.map(([name, employer, accepted, waiting], index) => ({
  id: `a${index}`,
  name,
  employer,
  standard: index % 2 === 0 ? 'Customer service practitioner' : 'Customer service specialist',
  accepted,
  waiting,
  clock: clocks[index % clocks.length] as ClockData,
}));
