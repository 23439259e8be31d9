import { Plan } from '#domain/standards/plan-format.ts';
import { Standard } from '#domain/standards/standard-format.ts';

const source = { document: 'plan-document', section: '1' };

/** An invented standard, version 1.0, with one knowledge and one skill statement; members given replace its own. */
export function aStandard(changes: Partial<Standard> = {}): Standard {
  return Standard.parse({
    format: 'guildmark.standard',
    formatVersion: 1,
    reference: 'ST9999',
    productType: 'apprenticeship',
    title: 'Lantern keeper',
    level: 2,
    documents: [{ id: 'plan-document', title: 'Lantern keeper', publisher: 'Guild of Lanterns' }],
    versions: [{ version: '1.0', status: 'approved-for-delivery', source }],
    ksbs: [
      { ref: 'K1', kind: 'knowledge', text: 'Knows lamp oils', source },
      { ref: 'S1', kind: 'skill', text: 'Trims a wick', source },
    ],
    modules: [{ id: 'lamps', title: 'Lamps', kind: 'skill', outcomes: [], items: [], source }],
    ...changes,
  });
}

/** One observation judged on two pass criteria and one distinction criterion. */
export const anObservation = {
  id: 'observation',
  title: 'Practical observation',
  short: 'PO',
  kind: 'observation',
  grades: ['fail', 'pass', 'distinction'],
  ksbs: { refs: ['K1', 'S1'], source },
  criteria: [
    { ref: 'P1', kind: 'pass', text: 'Trims the wick safely', module: 'lamps', ksbs: ['S1'], source },
    { ref: 'P2', kind: 'pass', text: 'Names the oils in use', module: 'lamps', ksbs: ['K1'], source },
    { ref: 'D1', kind: 'distinction', text: 'Explains which oil suits which lamp', module: 'lamps', source },
  ],
  sessions: [
    {
      id: 'at-work',
      title: 'Observation at work',
      kind: 'observation',
      duration: {
        minimumMinutes: 60,
        maximumMinutes: 90,
        tolerance: { belowPercent: 10, abovePercent: 10 },
        source,
      },
      source,
    },
  ],
  grading: {
    form: 'conditions',
    boundaries: [
      { grade: 'distinction', requires: { criteria: {}, atLeast: 'all' }, source },
      { grade: 'pass', requires: { criteria: { kind: 'pass' }, atLeast: 'all' }, source },
    ],
    otherwise: 'fail',
  },
  source,
} as const;

/** An invented plan of {@link aStandard} with one observation; members given replace its own. */
export function aPlan(changes: Record<string, unknown> = {}): Plan {
  return Plan.parse({
    format: 'guildmark.plan',
    formatVersion: 1,
    reference: 'ST9999',
    edition: 'AP01',
    title: 'Lantern keeper',
    regime: 'end-point-assessment',
    documents: [{ id: 'plan-document', title: 'Lantern keeper', publisher: 'Guild of Lanterns' }],
    assesses: [{ standardVersion: '1.0', source }],
    duration: { minimumMonths: { value: 12, source } },
    methods: [anObservation],
    window: { period: { months: 3 }, origin: 'gateway-accepted', source },
    gateway: {
      requirements: [
        {
          id: 'minimum-duration',
          title: 'Twelve months',
          check: { kind: 'minimum-duration', months: 12 },
          source,
        },
      ],
    },
    grading: { grades: ['fail', 'pass', 'distinction'], rule: { form: 'lowest', source } },
    ...changes,
  });
}
