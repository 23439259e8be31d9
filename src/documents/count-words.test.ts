import { describe, expect, test } from 'vitest';
import { aDocx, aPdf, type TestParagraph } from '#testing/documents.ts';
import { countWords, type Exclusion, mainText, wordsIn } from './count-words.ts';

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  txt: 'text/plain',
} as const;

async function count(ending: keyof typeof types, bytes: Buffer, excludes?: readonly Exclusion[]) {
  return await countWords({ bytes, name: `report.${ending}`, mediaType: types[ending] }, excludes);
}

const report: readonly TestParagraph[] = [
  { text: 'Improving the returns desk' },
  { text: 'Mina Okafor' },
  { text: 'Contents', heading: true },
  { text: 'Introduction ........ 2' },
  { text: 'Annex A: Rota ........ 9' },
  { text: 'Introduction', heading: true },
  { text: 'Annex A shows the rota that we used at first.' },
  { text: 'We cut waiting – by 12% in May.' },
  { cells: ['Week', 'Minutes', '1', '14'], text: 'Week Minutes 1 14' },
  { text: 'References', heading: true },
  { text: 'Marsh, L. (2024) Queues.' },
  { text: 'Appendix 1: The rota', heading: true },
  { text: 'Monday Tuesday Wednesday' },
  { text: 'References of the appendix', heading: true },
];

describe('a Word document', () => {
  test('words without the annexes, and where the annexes begin', async () => {
    const found = await count('docx', await aDocx(report));
    expect(found).toMatchObject({ ok: true, annexFrom: 'Appendix 1: The rota' });
    if (!found.ok) return;
    expect(found.words - found.withoutAnnexes).toBe(4 + 3 + 4);
  });

  test('the contents, the title page, references and tables are left out when the plan says so', async () => {
    const all = await count('docx', await aDocx(report), [
      'annexes',
      'contents',
      'title-page',
      'references',
      'tables',
    ]);
    // "Introduction", ten words, and seven: the dash is none.
    expect(all).toMatchObject({ withoutAnnexes: 1 + 10 + 7 });
    expect(all.ok && all.how).toContain('without annexes and appendices, the table of contents');
  });

  test('a damaged or protected document is one clear sentence', async () => {
    const whole = await aDocx(report);
    for (const bytes of [whole.subarray(0, whole.length / 2), Buffer.from([0xd0, 0xcf, 0x11, 0xe0])]) {
      expect(await count('docx', bytes)).toMatchObject({ ok: false, reason: /damaged, or protected/ });
    }
  });
});

describe('a PDF', () => {
  const lines = (texts: readonly string[]) => texts.map((text) => ({ text }));

  test('headings are known by their size, page numbers and running titles are no words', async () => {
    const page = (number: number, ...content: readonly TestParagraph[]) => [
      { text: 'Returns desk report' },
      ...content,
      { text: `Page ${number} of 3` },
    ];
    const found = await count(
      'pdf',
      aPdf([
        page(
          1,
          { text: 'Introduction', heading: true },
          ...lines(['We cut the wait-', 'ing time in May.', 'It held.']),
        ),
        page(2, ...lines(['June was the same.', 'July was too.', 'So was August.'])),
        page(3, { text: 'Appendices', heading: true }, ...lines(['Monday Tuesday', 'and so on'])),
      ]),
    );
    expect(found).toMatchObject({ ok: true, annexFrom: 'Appendices', withoutAnnexes: 1 + 7 + 2 + 4 + 3 + 3 });
  });

  test('pages of pictures, and what is no PDF, are one clear sentence', async () => {
    expect(await count('pdf', aPdf([[]]))).toMatchObject({ ok: false, reason: /pictures of pages/ });
    expect(await count('pdf', Buffer.from('%PDF-1.7 nothing'))).toMatchObject({
      ok: false,
      reason: /damaged/,
    });
  });
});

test('plain text is counted line by line', async () => {
  const found = await count('txt', Buffer.from('# Report\n\nOne two three.\n\nAnnex\nfour five\n'));
  expect(found).toMatchObject({ words: 7, withoutAnnexes: 4, annexFrom: 'Annex' });
});

test('other formats say what to save it as', async () => {
  const found = await countWords({
    bytes: Buffer.from('x'),
    name: 'a.odt',
    mediaType: 'application/x-other',
  });
  expect(found).toMatchObject({ ok: false, reason: /save it as a DOCX, PDF or plain text/ });
});

test('a sentence that begins with an annex does not begin the annexes', () => {
  const block = (text: string, isHeading = false) => ({ text, isHeading, isTable: false });
  const main = (text: string, isHeading = false) =>
    mainText([block('One'), block(text, isHeading)], ['annexes']).annexFrom;
  expect(main('Annex B shows how the desk was arranged before.')).toBeNull();
  expect(main('Appendix 2 . . . . . . 14')).not.toBe('');
  for (const heading of [
    'Annex',
    'Annexes',
    'Appendix A',
    'APPENDIX 3: Survey',
    '7. Appendices',
    'Annexe IV - Plan',
  ])
    expect(main(heading)).toBe(heading);
});

test('a word holds a letter or a digit', () => {
  expect(wordsIn([{ text: "The team's end-point – 14% & more…" }])).toBe(5);
});
