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
brief, pdf: two columns                         |  100 |  100 |  100 |  100 |    - |    - |    - |    - |  100
brief, pdf: landscape tables                    |  100 |  100 |  100 |  100 |    - |    - |    - |    - |  100
brief, pdf of pdfkit: ruled                     |  100 |  100 |  100 |  100 |    - |    - |    - |    - |  100
brief, pdf of pdfkit: no rules                  |  100 |  100 |  100 |  100 |    - |    - |    - |    - |  100
brief, docx: styles                             |  100 |  100 |  100 |  100 |    - |    - |    - |    - |  100
brief, docx: bold paragraphs                    |  100 |  100 |  100 |  100 |    - |    - |    - |    - |  100
brief, html: page                               |  100 |  100 |  100 |  100 |    - |    - |    - |    - |  100
brief, html: word export                        |  100 |  100 |  100 |  100 |    - |    - |    - |    - |  100
brief, markdown: pipes                          |   94 |  100 |  100 |  100 |    - |    - |    - |    - |  100
brief, text: columns by spaces                  |  100 |  100 |  100 |  100 |    - |    - |    - |    - |  100
brief, damaged: cells one by one                |  100 |  100 |  100 |  100 |    - |    - |    - |    - |   87
brief, damaged: tabs and HTML lists             |  100 |  100 |  100 |  100 |    - |    - |    - |    - |  100
brief, damaged: a row a line                    |  100 |  100 |  100 |  100 |    - |    - |    - |    - |   25
descriptors, pdf: ruled                         |  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, pdf: ruled, contents, running titles|  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, pdf: rules between rows            |  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, pdf: no rules                      |  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, pdf: two columns                   |   97 |   97 |  100 |   47 |    - |   10 |  100 |    - |  100
descriptors, pdf: landscape tables              |  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, pdf of pdfkit: ruled               |  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, pdf of pdfkit: no rules            |   93 |   96 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, docx: styles                       |  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, docx: bold paragraphs              |  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, html: page                         |  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, html: word export                  |  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, markdown: pipes                    |  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, text: columns by spaces            |  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, damaged: cells one by one          |  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |   87
descriptors, damaged: tabs and HTML lists       |  100 |  100 |  100 |  100 |    - |  100 |  100 |    - |  100
descriptors, damaged: a row a line              |   96 |   98 |  100 |  100 |    - |  100 |  100 |    - |   85
themes, pdf: ruled                              |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, pdf: ruled, contents, running titles    |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, pdf: rules between rows                 |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, pdf: no rules                           |   93 |   90 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, pdf: two columns                        |  100 |  100 |  100 |   64 |  100 |  100 |  100 |    - |  100
themes, pdf: landscape tables                   |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, pdf of pdfkit: ruled                    |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, pdf of pdfkit: no rules                 |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, docx: styles                            |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, docx: bold paragraphs                   |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, html: page                              |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, html: word export                       |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, markdown: pipes                         |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, text: columns by spaces                 |  100 |   97 |  100 |   69 |  100 |  100 |  100 |    - |   50
themes, damaged: cells one by one               |   93 |  100 |  100 |   83 |  100 |  100 |  100 |    - |    0
themes, damaged: tabs and HTML lists            |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
themes, damaged: a row a line                   |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
reformed, pdf: ruled                            |    - |  100 |    - |    - |    - |    - |  100 |  100 |    -
reformed, pdf: ruled, contents, running titles  |    - |  100 |    - |    - |    - |    - |  100 |  100 |    -
reformed, pdf: rules between rows               |    - |  100 |    - |    - |    - |    - |  100 |  100 |    -
reformed, pdf: no rules                         |    - |  100 |    - |    - |    - |    - |   48 |    0 |    -
reformed, pdf: two columns                      |    - |  100 |    - |    - |    - |    - |  100 |    0 |    -
reformed, pdf: landscape tables                 |    - |  100 |    - |    - |    - |    - |  100 |  100 |    -
reformed, pdf of pdfkit: ruled                  |    - |  100 |    - |    - |    - |    - |  100 |  100 |    -
reformed, pdf of pdfkit: no rules               |    - |  100 |    - |    - |    - |    - |   44 |  100 |    -
reformed, docx: styles                          |    - |  100 |    - |    - |    - |    - |  100 |  100 |    -
reformed, docx: bold paragraphs                 |    - |  100 |    - |    - |    - |    - |  100 |  100 |    -
reformed, html: page                            |    - |  100 |    - |    - |    - |    - |  100 |  100 |    -
reformed, html: word export                     |    - |  100 |    - |    - |    - |    - |  100 |  100 |    -
reformed, markdown: pipes                       |    - |  100 |    - |    - |    - |    - |  100 |  100 |    -
reformed, text: columns by spaces               |    - |  100 |    - |    - |    - |    - |  100 |   12 |    -
reformed, damaged: cells one by one             |    - |  100 |    - |    - |    - |    - |  100 |   25 |    -
reformed, damaged: tabs and HTML lists          |    - |  100 |    - |    - |    - |    - |  100 |  100 |    -
reformed, damaged: a row a line                 |    - |  100 |    - |    - |    - |    - |  100 |   75 |    -
bands, pdf: ruled                               |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, pdf: ruled, contents, running titles     |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, pdf: rules between rows                  |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, pdf: no rules                            |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |   33
bands, pdf: two columns                         |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, pdf: landscape tables                    |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, pdf of pdfkit: ruled                     |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, pdf of pdfkit: no rules                  |  100 |  100 |  100 |  100 |  100 |   92 |   92 |    - |   33
bands, docx: styles                             |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, docx: bold paragraphs                    |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, html: page                               |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, html: word export                        |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, markdown: pipes                          |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, text: columns by spaces                  |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |   16
bands, damaged: cells one by one                |   96 |   96 |  100 |   88 |  100 |  100 |  100 |    - |    0
bands, damaged: tabs and HTML lists             |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |  100
bands, damaged: a row a line                    |  100 |  100 |  100 |  100 |  100 |  100 |  100 |    - |   83
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
