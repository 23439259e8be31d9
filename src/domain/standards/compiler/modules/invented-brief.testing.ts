/** A brief that no standard has, made from a seed: modules of a workshop's trade. */
export interface InventedModule {
  readonly title: string;
  readonly itemKind: 'know' | 'do' | 'show';
  readonly method: string;
  readonly standards: readonly { readonly text: string; readonly items: readonly string[] }[];
  readonly pass: readonly string[];
  readonly distinction: readonly string[];
}

/** Random numbers from 0 to 1 that a seed repeats. */
export type Chance = () => number;

/** A small generator of random numbers (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of a list. */
export function pick<T>(list: readonly T[], chance: Chance): T {
  const one = list[Math.floor(chance() * list.length)];
  if (one === undefined) throw new Error('Nothing to pick from.');
  return one;
}

const topics: readonly (readonly [string, readonly string[]])[] = [
  ['Clay and glazes', ['glaze', 'clay body', 'slip', 'oxide', 'colour recipe', 'drying rack']],
  ['Kiln safety', ['kiln', 'burner', 'firing log', 'extractor', 'cone', 'shelf']],
  ['Timber selection', ['timber', 'grain', 'moisture meter', 'plank', 'veneer', 'knot']],
  ['Sharp tools', ['chisel', 'whetstone', 'bevel', 'handle', 'honing guide', 'tool roll']],
  ['Working with orders', ['order book', 'delivery date', 'quotation', 'deposit', 'drawing', 'sample board']],
  ['Shop records', ['ledger', 'stock card', 'invoice', 'label', 'barcode', 'till roll']],
  ['Garden soils', ['soil', 'compost', 'lime', 'drainage channel', 'root ball', 'mulch']],
  ['Boat handling', ['tiller', 'mooring line', 'fender', 'tide table', 'anchor', 'rudder']],
  ['Bread making', ['dough', 'yeast', 'proving basket', 'oven', 'crust', 'flour mill']],
  ['Stage lighting', ['lantern', 'dimmer', 'gel', 'cue sheet', 'rigging bar', 'spotlight']],
  ['Bee keeping', ['hive', 'queen', 'frame', 'smoker', 'brood', 'swarm']],
  ['Map reading', ['contour', 'compass', 'grid', 'bearing', 'scale', 'path']],
];

const adjectives = ['correct', 'spare', 'seasonal', 'older', 'approved', 'everyday', 'unusual', 'shared'];
const tails = [
  'in their own workshop',
  'when an order is urgent',
  'without wasting material',
  'so that others can go on with the work',
  'before the day ends',
  'in line with the instructions of the maker',
  'for a visitor who is new to the trade',
  'and keep a record of what was done',
];
const reasons = [
  'costs the business money',
  'changes the finished work',
  'matters to a buyer',
  'saves time later',
];
const passVerbs = ['Explain', 'Describe', 'Show', 'Name', 'Set out', 'Check', 'Record'];
const higherVerbs = ['Compare', 'Recommend', 'Judge', 'Explain', 'Justify'];
const methods = ['Workshop Observation', 'Career Portfolio', 'Technical Interview'];

function itemOf(nouns: readonly string[], kind: InventedModule['itemKind'], chance: Chance): string {
  const [first, second] = [pick(nouns, chance), pick(nouns, chance)];
  if (kind === 'know')
    return chance() < 0.5
      ? `What is the ${pick(adjectives, chance)} ${first} for?`
      : `How does the ${first} affect the ${second} ${pick(tails, chance)}?`;
  return `${pick(['Prepare', 'Choose', 'Look after', 'Use', 'Mend'], chance)} the ${pick(adjectives, chance)} ${first} ${pick(tails, chance)}`;
}

function passOf(nouns: readonly string[], chance: Chance): string {
  return `${pick(passVerbs, chance)} how the ${pick(adjectives, chance)} ${pick(nouns, chance)} is used with the ${pick(nouns, chance)} ${pick(tails, chance)}.`;
}

function higherOf(nouns: readonly string[], chance: Chance): string {
  return `${pick(higherVerbs, chance)} two ways to treat the ${pick(nouns, chance)} and say which of them ${pick(reasons, chance)} ${pick(tails, chance)}.`;
}

/** Some of something made by chance, each once. */
function several(count: number, make: () => string): readonly string[] {
  const made = new Set<string>();
  for (let tries = 0; made.size < count && tries < 60; tries += 1) made.add(make());
  return [...made];
}

function moduleOf(topic: (typeof topics)[number], index: number, chance: Chance): InventedModule {
  const [title, nouns] = topic;
  const itemKind = pick(['know', 'do', 'show'] as const, chance);
  const standards = Array.from({ length: 1 + Math.floor(chance() * 3) }, (_, at) => ({
    text: `${pick(['Know', 'Understand', 'Care for', 'Keep'], chance)} the ${pick(nouns, chance)} and the ${pick(nouns, chance)} ${pick(tails, chance)}`,
    items: several(1 + Math.floor(chance() * 4) + (at === 0 ? 1 : 0), () => itemOf(nouns, itemKind, chance)),
  }));
  return {
    title,
    itemKind,
    method: methods[index % methods.length] ?? 'Technical Interview',
    standards,
    pass: several(standards.length + Math.floor(chance() * 3), () => passOf(nouns, chance)),
    distinction: several(Math.floor(chance() * 3), () => higherOf(nouns, chance)),
  };
}

/** An invented brief of as many modules, in an order of its own. */
export function inventBrief(count: number, chance: Chance): readonly InventedModule[] {
  const order = topics.map((topic) => ({ topic, key: chance() })).sort((left, right) => left.key - right.key);
  return order.slice(0, count).map(({ topic }, index) => moduleOf(topic, index, chance));
}

/** The heading of the column of numbered lines. */
export function itemsHead(kind: InventedModule['itemKind']): string {
  return kind === 'know' ? 'What do I need to KNOW' : `What I do need to ${kind.toUpperCase()}`;
}
