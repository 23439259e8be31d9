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
brief, pdf: ruled                               |  100 |  100 |  100 |  100 |    - |    - |    - |    - |    0
brief, pdf: ruled, contents, running titles     |  100 |  100 |  100 |  100 |    - |    - |    - |    - |    0
brief, pdf: rules between rows                  |    0 |    - |    - |    - |    - |    - |    - |    - |    0
brief, pdf: no rules                            |    0 |    - |    - |    - |    - |    - |    - |    - |    0
brief, pdf: two columns                         |   92 |   92 |  100 |  100 |    - |    - |    - |    - |    0
brief, pdf: landscape tables                    |   96 |   93 |  100 |  100 |    - |    - |    - |    - |    0
brief, html: page                               |    0 |    - |    - |    - |    - |    - |    - |    - |    0
brief, html: word export                        |    0 |    - |    - |    - |    - |    - |    - |    - |    0
brief, markdown: pipes                          |  100 |  100 |  100 |  100 |    - |    - |    - |    - |    0
brief, text: columns by spaces                  |    0 |    - |    - |    - |    - |    - |    - |    - |    0
brief, damaged: cells one by one                |    0 |    - |    - |    - |    - |    - |    - |    - |    0
brief, damaged: tabs and HTML lists             |   94 |   97 |  100 |  100 |    - |    - |    - |    - |    0
brief, damaged: a row a line                    |  100 |  100 |  100 |  100 |    - |    - |    - |    - |    0
descriptors, pdf: ruled                         |  100 |  100 |  100 |  100 |    - |    0 |    0 |    - |    0
descriptors, pdf: ruled, contents, running titles|   66 |  100 |  100 |  100 |    - |    0 |    0 |    - |    0
descriptors, pdf: rules between rows            |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
descriptors, pdf: no rules                      |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
descriptors, pdf: two columns                   |   72 |   77 |  100 |   44 |    - |    0 |    0 |    - |    0
descriptors, pdf: landscape tables              |  100 |  100 |  100 |  100 |    - |    0 |    0 |    - |    0
descriptors, html: page                         |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
descriptors, html: word export                  |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
descriptors, markdown: pipes                    |  100 |  100 |  100 |  100 |    - |    0 |    0 |    - |    0
descriptors, text: columns by spaces            |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
descriptors, damaged: cells one by one          |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
descriptors, damaged: tabs and HTML lists       |  100 |  100 |  100 |  100 |    - |    0 |    0 |    - |    0
descriptors, damaged: a row a line              |   97 |   90 |  100 |  100 |    - |    0 |    0 |    - |    0
themes, pdf: ruled                              |  100 |  100 |  100 |  100 |  100 |    0 |    0 |    - |    0
themes, pdf: ruled, contents, running titles    |   66 |  100 |  100 |  100 |  100 |    0 |    0 |    - |    0
themes, pdf: rules between rows                 |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
themes, pdf: no rules                           |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
themes, pdf: two columns                        |   59 |   91 |  100 |    0 |  100 |    0 |    0 |    - |    0
themes, pdf: landscape tables                   |  100 |  100 |  100 |  100 |  100 |    0 |    0 |    - |    0
themes, html: page                              |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
themes, html: word export                       |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
themes, markdown: pipes                         |  100 |  100 |  100 |  100 |  100 |    0 |    0 |    - |    0
themes, text: columns by spaces                 |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
themes, damaged: cells one by one               |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
themes, damaged: tabs and HTML lists            |  100 |  100 |  100 |  100 |  100 |    0 |    0 |    - |    0
themes, damaged: a row a line                   |   94 |   76 |  100 |  100 |   87 |    0 |    0 |    - |    0
reformed, pdf: ruled                            |  100 |  100 |  100 |    - |    - |    - |    0 |    0 |    -
reformed, pdf: ruled, contents, running titles  |  100 |  100 |  100 |    - |    - |    - |    0 |    0 |    -
reformed, pdf: rules between rows               |    0 |    - |    - |    - |    - |    - |    0 |    0 |    -
reformed, pdf: no rules                         |    0 |    - |    - |    - |    - |    - |    0 |    0 |    -
reformed, pdf: two columns                      |   90 |   83 |  100 |    - |    - |    - |    0 |    0 |    -
reformed, pdf: landscape tables                 |  100 |  100 |  100 |    - |    - |    - |    0 |    0 |    -
reformed, html: page                            |    0 |    - |    - |    - |    - |    - |    0 |    0 |    -
reformed, html: word export                     |    0 |    - |    - |    - |    - |    - |    0 |    0 |    -
reformed, markdown: pipes                       |  100 |  100 |  100 |    - |    - |    - |    0 |    0 |    -
reformed, text: columns by spaces               |    0 |    - |    - |    - |    - |    - |    0 |    0 |    -
reformed, damaged: cells one by one             |    0 |    - |    - |    - |    - |    - |    0 |    0 |    -
reformed, damaged: tabs and HTML lists          |   45 |   62 |  100 |    - |    - |    - |    0 |    0 |    -
reformed, damaged: a row a line                 |   80 |   80 |  100 |    - |    - |    - |    0 |    0 |    -
bands, pdf: ruled                               |   95 |   95 |  100 |  100 |  100 |    0 |    0 |    - |    0
bands, pdf: ruled, contents, running titles     |  100 |  100 |  100 |  100 |  100 |    0 |    0 |    - |    0
bands, pdf: rules between rows                  |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
bands, pdf: no rules                            |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
bands, pdf: two columns                         |   41 |   90 |  100 |  100 |  100 |    0 |    0 |    - |    0
bands, pdf: landscape tables                    |  100 |  100 |  100 |  100 |  100 |    0 |    0 |    - |    0
bands, html: page                               |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
bands, html: word export                        |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
bands, markdown: pipes                          |  100 |  100 |  100 |  100 |  100 |    0 |    0 |    - |    0
bands, text: columns by spaces                  |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
bands, damaged: cells one by one                |    0 |    - |    - |    - |    - |    0 |    0 |    - |    0
bands, damaged: tabs and HTML lists             |  100 |  100 |  100 |  100 |  100 |    0 |    0 |    - |    0
bands, damaged: a row a line                    |   91 |   72 |  100 |  100 |   86 |    0 |    0 |    - |    0
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
