import type { JourneyMark } from '#web/pictures/journey-scale.ts';
import type { ProofStep } from '#web/pictures/proof-tree.tsx';

/** An invented journey in its assessment window. */
export const journey: readonly JourneyMark[] = [
  { id: 'start', kind: 'start', title: 'Started', on: '2025-10-06', state: 'done' },
  {
    id: 'break',
    kind: 'break',
    title: 'Break in learning',
    on: '2026-03-02',
    until: '2026-04-13',
    state: 'done',
  },
  { id: 'earliest', kind: 'gateway-earliest', title: 'Gateway allowed', on: '2026-11-17', state: 'done' },
  { id: 'gateway', kind: 'gateway', title: 'Gateway accepted', on: '2026-11-19', state: 'done' },
  {
    id: 'window',
    kind: 'window',
    title: 'Assessment window',
    on: '2026-11-19',
    until: '2027-02-19',
    state: 'now',
  },
  {
    id: 'showcase',
    kind: 'deadline',
    title: 'Hand in the showcase',
    on: '2026-12-03',
    state: 'now',
    note: '9 working days left',
  },
  { id: 'observation', kind: 'booking', title: 'Practical observation', on: '2026-12-14', state: 'ahead' },
  { id: 'discussion', kind: 'booking', title: 'Professional discussion', on: '2027-01-11', state: 'ahead' },
  { id: 'result', kind: 'result', title: 'Result', on: '2027-02-08', state: 'forecast' },
  { id: 'end', kind: 'planned-end', title: 'Planned end', on: '2027-03-31', state: 'ahead' },
];

const criterion = (ref: string, met: boolean): ProofStep => ({
  id: ref,
  title: `${ref} Explains how the organisation answers what customers need`,
  outcome: met ? 'Met' : 'Not met',
  tone: met ? 'met' : 'not-met',
  note: met ? 'Told how a double booking was put right, at 12:40 of the recording.' : undefined,
});

/** An invented proof. */
export const proof: ProofStep = {
  id: 'overall',
  title: 'Overall grade',
  outcome: 'Pass',
  tone: 'met',
  quotation: {
    words:
      'To achieve a distinction, the apprentice must achieve a distinction in the showcase and one further method.',
    source: 'Assessment plan, Grading, page 9',
  },
  steps: [
    {
      id: 'showcase',
      title: 'Apprentice showcase',
      outcome: 'Pass',
      tone: 'met',
      steps: [
        {
          id: 'rule-pass',
          title: 'All of the pass criteria',
          count: '30 of 30, needs 30',
          outcome: 'Holds',
          tone: 'met',
          steps: [criterion('P1', true), criterion('P2', true)],
        },
        {
          id: 'rule-distinction',
          title: 'At least 70 per cent of the distinction criteria',
          count: '6 of 10, needs 7',
          outcome: 'Does not hold',
          tone: 'not-met',
          quotation: {
            words: 'at least 70% of the distinction criteria',
            source: 'Assessment plan, Grading, page 10',
          },
          interpretation: '70 per cent of 10 is 7 criteria.',
          steps: [criterion('D1', true), criterion('D2', false)],
        },
      ],
    },
    {
      id: 'observation',
      title: 'Practical observation',
      outcome: 'Distinction',
      tone: 'met',
      count: '24 of 25',
    },
    { id: 'discussion', title: 'Professional discussion', outcome: 'Not yet judged', tone: 'quiet' },
  ],
};
