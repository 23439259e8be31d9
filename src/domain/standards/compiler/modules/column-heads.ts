import type { ItemKind } from './module-draft.ts';

/** What a column of an occupational brief holds. `items` are the numbered lines under "What do I need to know". */
export type Column = 'module' | 'standard' | 'items' | 'pass' | 'merit' | 'distinction' | 'method';

/** A column's heading as recognised. */
export interface Head {
  readonly column: Column;
  /** Told by an items heading: know, do or show. */
  readonly itemKind?: ItemKind;
}

const gradeTail = String.raw`(?:\s+(?:grading\s+)?(?:criteri(?:a|on)|descriptors?|grade|level|requirements?|standard))?`;
const gradeLead = '(?:(?:to (?:achieve|gain|get)|criteria (?:for|to achieve)) (?:an? )?)?';

const plainHeads: readonly (readonly [RegExp, Column])[] = [
  [/^(?:modules?|units?|module title|unit title|topic|area|area of (?:the )?standard)$/, 'module'],
  [/^(?:the )?(?:standards?|learning outcomes?|outcomes?|standard statements?|requirements?)$/, 'standard'],
  [new RegExp(`^${gradeLead}pass${gradeTail}$`), 'pass'],
  [new RegExp(`^${gradeLead}(?:merit|credit)${gradeTail}$`), 'merit'],
  [new RegExp(`^${gradeLead}(?:distinction|excellence)${gradeTail}$`), 'distinction'],
  [
    /^(?:(?:end[- ]point )?assessment (?:methods?|components?|activity)|methods? of assessment|methods?|how assessed|assessed by|assessed (?:via|through|in))$/,
    'method',
  ],
];

const itemsQuestion =
  /^(?:what|how) [a-z ,]{0,30}?\b(?:needs?|needed|must|should|required|have|will|expected)\b[a-z ]{0,20}?\b(know|understand|do|show|demonstrate|behave)\b(?! pass| criteria)[a-z ]{0,20}$/;

const itemsWords = new Map<string, ItemKind>([
  ['know', 'know'],
  ['understand', 'know'],
  ['knowledge', 'know'],
  ['do', 'do'],
  ['skills', 'do'],
  ['skill', 'do'],
  ['show', 'show'],
  ['demonstrate', 'show'],
  ['behave', 'show'],
  ['behaviours', 'show'],
  ['behaviour', 'show'],
]);

/** Words as compared: lower case, one space, no closing punctuation or marks of emphasis. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[*_]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[ :.?]+$/, '');
}

/** The column that words head, when they are nothing but a column's heading. */
export function headOf(text: string): Head | undefined {
  const words = plainWords(text);
  if (words === '' || words.length > 60) return undefined;
  const alone = itemsWords.get(words);
  if (alone) return { column: 'items', itemKind: alone };
  const question = itemsQuestion.exec(words);
  const itemKind = question?.[1] === undefined ? undefined : itemsWords.get(question[1]);
  if (itemKind) return { column: 'items', itemKind };
  const plain = plainHeads.find(([pattern]) => pattern.test(words));
  return plain && { column: plain[1] };
}

/** The column that a line heads in text whose columns were lost: single words such as "Skills" may be anything there. */
export function looseHeadOf(text: string): Head | undefined {
  if (!/^[A-Z]/.test(text) || /[.,;]$/.test(text)) return undefined;
  return itemsWords.has(plainWords(text)) || plainWords(text) === 'assessment' ? undefined : headOf(text);
}

/** A heading glued to other words of its cell: the heading, and the words before and after it. */
export interface GluedHead {
  readonly head: Head;
  readonly before: string;
  readonly after: string;
}

/** A heading that stands at the beginning or the end of a cell's words, with what else the cell holds. */
export function gluedHeadOf(text: string): GluedHead | undefined {
  const whole = headOf(text);
  if (whole) return { head: whole, before: '', after: '' };
  const words = text.trim().split(/\s+/);
  const longest = Math.min(9, words.length - 1);
  for (let count = longest; count >= 2; count -= 1) {
    const first = headOf(words.slice(0, count).join(' '));
    if (first) return { head: first, before: '', after: words.slice(count).join(' ') };
    const last = headOf(words.slice(-count).join(' '));
    if (last) return { head: last, before: words.slice(0, -count).join(' '), after: '' };
  }
  return undefined;
}

/**
 * True when these headings are those of an occupational brief: criteria beside numbered lines, or beside a module and
 * its standard. Tables of descriptors without either are read elsewhere.
 */
export function isBriefHeading(columns: ReadonlySet<Column>): boolean {
  if (!columns.has('pass') && !columns.has('distinction')) return false;
  if (columns.has('items')) return columns.has('module') || columns.has('standard');
  return columns.has('module') && columns.has('standard');
}
