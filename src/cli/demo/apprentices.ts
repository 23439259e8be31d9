/** How far a demo apprentice has come. The order is the journey's; each stage includes those before it that it needs. */
export type Stage =
  | 'starts-soon'
  | 'new'
  | 'building'
  | 'waiting'
  | 'referred'
  | 'on-break'
  | 'withdrawn'
  | 'complete'
  | 'gateway-open'
  | 'gateway-ready'
  | 'gateway-sent'
  | 'gateway-returned'
  | 'gateway-accepted'
  | 'booked'
  | 'handed-in-late'
  | 'today'
  | 'one-judged'
  | 'in-quality-assurance'
  | 'sent-back'
  | 'agreed'
  | 'released'
  | 'resit-open'
  | 'resit-released'
  | 'superseded'
  | 'exceptional';

/** One apprentice of the demo: who, on what, where, and how far. */
export interface DemoApprentice {
  readonly name: string;
  readonly reference: 'ST0072' | 'ST0071';
  /** Place in the lists of the cast: provider, tutor of it, employer, assessment organisation. */
  readonly provider: number;
  readonly tutor: number;
  readonly employer: number;
  readonly body: number;
  readonly stage: Stage;
  /** References not met, by method, where the assessment is over. */
  readonly notMet?: Readonly<Record<string, readonly string[]>>;
}

type Row = readonly [
  name: string,
  reference: DemoApprentice['reference'],
  places: readonly [provider: number, tutor: number, employer: number, body: number],
  stage: Stage,
  notMet?: DemoApprentice['notMet'],
];

const a = (...[name, reference, [provider, tutor, employer, body], stage, notMet]: Row): DemoApprentice => ({
  name,
  reference,
  provider,
  tutor,
  employer,
  body,
  stage,
  ...(notMet ? { notMet } : {}),
});

/** About forty invented apprentices, one at least at each decision of the journey. */
export const demoApprentices: readonly DemoApprentice[] = [
  a('Amina Begum', 'ST0072', [0, 0, 1, 0], 'building'),
  a('Callum Fraser', 'ST0072', [0, 0, 2, 0], 'waiting'),
  a('Chloe Wainwright', 'ST0072', [0, 0, 3, 0], 'referred'),
  a('Dev Patel', 'ST0071', [0, 0, 2, 0], 'building'),
  a('Ella Thornton', 'ST0072', [0, 0, 0, 0], 'complete'),
  a('Farid Aziz', 'ST0072', [0, 0, 1, 0], 'gateway-open'),
  a('Georgia Lund', 'ST0071', [0, 0, 2, 0], 'gateway-open'),
  a('Harvey Stone', 'ST0072', [0, 0, 3, 0], 'gateway-ready'),
  a('Imogen Clarke', 'ST0072', [0, 0, 1, 0], 'gateway-sent'),
  a('Jamal Edwards', 'ST0071', [0, 0, 2, 0], 'gateway-sent'),
  a('Kezia Brown', 'ST0072', [0, 0, 3, 0], 'gateway-returned'),
  a('Liam Doherty', 'ST0072', [0, 0, 0, 0], 'gateway-accepted'),
  a('Maya Sidhu', 'ST0071', [0, 1, 2, 0], 'gateway-accepted'),
  a('Noah Grant', 'ST0072', [0, 1, 1, 0], 'booked'),
  a('Orla Byrne', 'ST0071', [0, 1, 2, 0], 'booked'),
  a('Peter Nowak', 'ST0071', [0, 1, 3, 0], 'handed-in-late'),
  a('Quinn Harper', 'ST0072', [0, 1, 1, 0], 'today'),
  a('Rosa Mendes', 'ST0072', [0, 1, 2, 0], 'one-judged'),
  a('Sadia Khan', 'ST0072', [0, 1, 3, 0], 'in-quality-assurance', { showcase: ['D2', 'D5', 'D7', 'D9'] }),
  a('Tyler Webb', 'ST0071', [0, 1, 2, 0], 'in-quality-assurance'),
  a('Uma Reddy', 'ST0072', [0, 1, 1, 0], 'sent-back', { discussion: ['D2', 'D3'] }),
  a('Victor Hughes', 'ST0072', [0, 1, 4, 0], 'agreed'),
  a('Willow Hart', 'ST0072', [0, 1, 1, 0], 'released'),
  a('Xavier Cole', 'ST0072', [0, 1, 2, 0], 'released', { observation: ['D1', 'D4'] }),
  a('Yasmin Noor', 'ST0071', [0, 1, 2, 0], 'released', { 'practical-observation': ['P7'] }),
  a('Zachary Bloom', 'ST0072', [0, 1, 3, 0], 'released', { showcase: ['P12'] }),
  a('Alice Munro', 'ST0071', [1, 0, 4, 0], 'resit-open', { 'work-based-project': ['P9', 'P12'] }),
  a('Ben Ashdown', 'ST0072', [1, 0, 4, 0], 'resit-released', { observation: ['P4'] }),
  a('Carys Jones', 'ST0072', [1, 0, 3, 0], 'superseded', { discussion: ['D1', 'D2'] }),
  a('Dominic Vale', 'ST0071', [1, 0, 2, 0], 'exceptional', { 'professional-discussion': ['P3'] }),
  a('Esme Fox', 'ST0071', [1, 0, 4, 1], 'gateway-sent'),
  a('Finn Gallagher', 'ST0071', [1, 0, 3, 1], 'in-quality-assurance', { 'work-based-project': ['D2'] }),
  a('Grace Obi', 'ST0072', [1, 0, 4, 1], 'gateway-accepted'),
  a('Hugo Lane', 'ST0072', [1, 0, 2, 1], 'new'),
  a('Ivy Sutton', 'ST0072', [1, 0, 1, 1], 'on-break'),
  a('Jonah Price', 'ST0071', [1, 0, 3, 1], 'withdrawn'),
  a('Kira Novak', 'ST0072', [1, 0, 4, 1], 'building'),
  a('Leo Marsh', 'ST0071', [1, 0, 4, 1], 'waiting'),
  a('Mina Yilmaz', 'ST0072', [0, 0, 4, 0], 'starts-soon'),
  a('Nathan Cross', 'ST0071', [0, 0, 3, 0], 'building'),
];
