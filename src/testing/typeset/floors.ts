import type { Measure } from './measure-facts.ts';

/** The measures in the order of the table's columns. */
export const measured = [
  'recall',
  'precision',
  'kind',
  'method',
  'ksbs',
  'mapping',
  'statements',
  'outcomes',
  'rules',
] as const satisfies readonly (keyof Measure)[];

/** What each layout must reach at least, in hundredths; `-` where the layout prints nothing of the kind. */
const table = `
brief, pdf: ruled                               |  100 |  100 |  100 |  100 |    - |    - |    - |    - |  100
brief, pdf: ruled, contents, running titles     |  100 |  100 |  100 |  100 |    - |    - |    - |    - |  100
brief, pdf: rules between rows                  |  100 |  100 |  100 |  100 |    - |    - |    - |    - |  100
brief, pdf: no rules                            |   82 |   94 |   93 |   96 |    - |    - |    - |    - |  100
brief, pdf: two columns                         |   92 |   92 |  100 |  100 |    - |    - |    - |    - |  100
brief, pdf: landscape tables                    |   96 |   93 |  100 |  100 |    - |    - |    - |    - |  100
brief, pdf of pdfkit: ruled                     |  100 |  100 |  100 |  100 |    - |    - |    - |    - |  100
brief, pdf of pdfkit: no rules                  |  100 |  100 |  100 |  100 |    - |    - |    - |    - |  100
brief, docx: styles                             |    0 |    - |    - |    - |    - |    - |    - |    - |    0
brief, docx: bold paragraphs                    |    0 |    - |    - |    - |    - |    - |    - |    - |    0
brief, html: page                               |    0 |    - |    - |    - |    - |    - |    - |    - |   50
brief, html: word export                        |    0 |    - |    - |    - |    - |    - |    - |    - |   75
brief, markdown: pipes                          |  100 |  100 |  100 |  100 |    - |    - |    - |    - |  100
brief, text: columns by spaces                  |    0 |    - |    - |    - |    - |    - |    - |    - |   50
brief, damaged: cells one by one                |  100 |   77 |   95 |   75 |    - |    - |    - |    - |   87
brief, damaged: tabs and HTML lists             |  100 |  100 |  100 |  100 |    - |    - |    - |    - |  100
brief, damaged: a row a line                    |  100 |  100 |  100 |  100 |    - |    - |    - |    - |   25
descriptors, pdf: ruled                         |  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, pdf: ruled, contents, running titles|  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, pdf: rules between rows            |  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, pdf: no rules                      |   81 |   89 |  100 |  100 |    - |   44 |   37 |    - |   75
descriptors, pdf: two columns                   |   43 |   66 |  100 |    6 |    - |   10 |  100 |    - |  100
descriptors, pdf: landscape tables              |  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, pdf of pdfkit: ruled               |  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, pdf of pdfkit: no rules            |   72 |   88 |  100 |  100 |    - |   44 |   40 |    - |   75
descriptors, docx: styles                       |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
descriptors, docx: bold paragraphs              |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
descriptors, html: page                         |    0 |    - |    - |    - |    - |    0 |    3 |    - |   75
descriptors, html: word export                  |    0 |    - |    - |    - |    - |    0 |    5 |    - |   62
descriptors, markdown: pipes                    |  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, text: columns by spaces            |    0 |    - |    - |    - |    - |    0 |  100 |    - |   75
descriptors, damaged: cells one by one          |    0 |    - |    - |    - |    - |    0 |    0 |    - |   75
descriptors, damaged: tabs and HTML lists       |  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, damaged: a row a line              |   96 |   98 |  100 |  100 |    - |  100 |  100 |    - |   85
themes, pdf: ruled                              |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, pdf: ruled, contents, running titles    |   61 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, pdf: rules between rows                 |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, pdf: no rules                           |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, pdf: two columns                        |   59 |   91 |  100 |    0 |  100 |  100 |  100 |    - |  100
themes, pdf: landscape tables                   |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, pdf of pdfkit: ruled                    |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, pdf of pdfkit: no rules                 |   96 |   94 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, docx: styles                            |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
themes, docx: bold paragraphs                   |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
themes, html: page                              |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
themes, html: word export                       |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
themes, markdown: pipes                         |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, text: columns by spaces                 |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
themes, damaged: cells one by one               |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
themes, damaged: tabs and HTML lists            |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, damaged: a row a line                   |   97 |   89 |  100 |  100 |   97 |  100 |  100 |    - |  100
reformed, pdf: ruled                            |  100 |  100 |  100 |    - |    - |    - |  100 |    0 |    -
reformed, pdf: ruled, contents, running titles  |  100 |  100 |  100 |    - |    - |    - |  100 |    0 |    -
reformed, pdf: rules between rows               |    0 |    - |    - |    - |    - |    - |  100 |    0 |    -
reformed, pdf: no rules                         |  100 |  100 |  100 |    - |    - |    - |  100 |    0 |    -
reformed, pdf: two columns                      |   90 |   83 |  100 |    - |    - |    - |  100 |    0 |    -
reformed, pdf: landscape tables                 |  100 |  100 |  100 |    - |    - |    - |  100 |    0 |    -
reformed, pdf of pdfkit: ruled                  |  100 |  100 |  100 |    - |    - |    - |  100 |    0 |    -
reformed, pdf of pdfkit: no rules               |  100 |  100 |  100 |    - |    - |    - |  100 |    0 |    -
reformed, docx: styles                          |    0 |    - |    - |    - |    - |    - |    0 |    0 |    -
reformed, docx: bold paragraphs                 |    0 |    - |    - |    - |    - |    - |    0 |    0 |    -
reformed, html: page                            |    0 |    - |    - |    - |    - |    - |   39 |    0 |    -
reformed, html: word export                     |    0 |    - |    - |    - |    - |    - |   13 |    0 |    -
reformed, markdown: pipes                       |  100 |  100 |  100 |    - |    - |    - |  100 |    0 |    -
reformed, text: columns by spaces               |    0 |    - |    - |    - |    - |    - |  100 |    0 |    -
reformed, damaged: cells one by one             |    0 |    - |    - |    - |    - |    - |   36 |    0 |    -
reformed, damaged: tabs and HTML lists          |   52 |   68 |  100 |    - |    - |    - |  100 |    0 |    -
reformed, damaged: a row a line                 |   47 |  100 |  100 |    - |    - |    - |  100 |    0 |    -
bands, pdf: ruled                               |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, pdf: ruled, contents, running titles     |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, pdf: rules between rows                  |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, pdf: no rules                            |   87 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, pdf: two columns                         |   41 |   90 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, pdf: landscape tables                    |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, pdf of pdfkit: ruled                     |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, pdf of pdfkit: no rules                  |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, docx: styles                             |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
bands, docx: bold paragraphs                    |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
bands, html: page                               |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
bands, html: word export                        |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
bands, markdown: pipes                          |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, text: columns by spaces                  |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
bands, damaged: cells one by one                |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
bands, damaged: tabs and HTML lists             |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, damaged: a row a line                    |   97 |   90 |  100 |  100 |   97 |  100 |  100 |    - |   83
`;

/** The least that a content in a format must reach, by `content format`. */
export const floors: ReadonlyMap<string, readonly number[]> = new Map(
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', ...numbers] = line.split('|').map((part) => part.trim());
      return [name, numbers.map((one) => (one === '-' ? 0 : Number(one)))];
    }),
);
