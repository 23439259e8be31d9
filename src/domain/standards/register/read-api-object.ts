import { z } from 'zod';
import { AsList, AsText, AsTexts, defined, objectOf } from './lenient.ts';
import { type ListedStatement, numberStatements } from './read-statements.ts';
import {
  hasMarkup,
  plainText,
  productTypeOf,
  readCount,
  readDay,
  readStatus,
  readYes,
} from './read-values.ts';
import type { RegisterContent, RegisterDuty, RegisterFacts, RegisterRecord } from './register-format.ts';
import { readRoute } from './routes.ts';

/** The fields of the official API that are used, of 2020 and of 2025/26: apprenticeships, foundation apprenticeships and units. */
const ApiObject = z.object({
  referenceNumber: AsText,
  _ref: AsText,
  reference: AsText,
  version: AsText,
  versionNumber: AsText,
  title: AsText,
  status: AsText,
  larsCode: AsText,
  level: AsText,
  route: AsText,
  maxFunding: AsText,
  typicalDuration: AsText,
  minimumHoursForCompliance: AsText,
  overviewOfRole: AsText,
  overviewOfTheSkillsGap: AsText,
  typicalJobTitles: AsTexts,
  coreAndOptions: AsText,
  options: AsList,
  optionsUnstructuredTemplate: AsTexts,
  duties: AsList,
  knowledges: AsList,
  skills: AsList,
  behaviours: AsList,
  technicalKnowledges: AsList,
  technicalSkills: AsList,
  employabilitySkillsAndBehaviours: AsList,
  earliestStartDate: AsText,
  latestStartDate: AsText,
  latestEndDate: AsText,
  createdDate: AsText,
  publishDate: AsText,
  approvedForDelivery: AsText,
  lastUpdated: AsText,
  change: AsText,
  assessmentChanged: AsText,
  regulated: AsText,
  eQAProvider: z.unknown().optional(),
  integratedDegree: AsText,
  standardPageUrl: AsText,
  foundationApprenticeshipUrl: AsText,
  apprenticeshipUnitUrl: AsText,
  assessmentPlanUrl: AsText,
});
type ApiObject = z.infer<typeof ApiObject>;

/** Whether a key is a field of a standard of the API, which tells a standard from an object that holds a list of them. */
export function isApiField(key: string): boolean {
  return key in ApiObject.shape;
}

const required = ['referenceNumber', 'title', 'status', 'version', 'level', 'larsCode'] as const;

/** Read one object of the official API. Never throws; what is missing or odd is for the rules. */
export function readApiObject(value: Readonly<Record<string, unknown>>, at: number): RegisterRecord {
  const source = ApiObject.parse(value);
  const isToday = ['referenceNumber', 'version', 'versionNumber'].some((key) => key in value);
  const reference = (source.referenceNumber ?? source._ref ?? source.reference ?? '').trim();
  const version = (source.version ?? source.versionNumber ?? '').trim();
  const { statements, notes, codes } = statementsOf(source);
  const options = optionsOf(source);
  return {
    at,
    shape: isToday ? 'api' : 'api-2020',
    reference,
    version,
    given: defined({
      reference,
      version: source.version,
      versionNumber: source.versionNumber,
      title: source.title,
      status: source.status,
      larsCode: source.larsCode,
      route: source.route,
      level: source.level,
      earliestStartDate: source.earliestStartDate,
      latestStartDate: source.latestStartDate,
      createdDate: source.createdDate,
    }),
    missing: isToday ? required.filter((field) => !(field in value)) : [],
    content: contentOf(source, reference, { options, codes }),
    facts: factsOf(source),
    ...(statements === undefined ? {} : { statements }),
    notes: [...notes, ...markupNote(source)],
  };
}

interface NamedOption {
  readonly id: string;
  readonly title: string;
}

function contentOf(
  source: ApiObject,
  reference: string,
  { options, codes }: { options: NamedOption[] | undefined; codes: ReadonlyMap<string, string> },
): RegisterContent {
  const titles = new Map(options?.map(({ id, title }) => [id, title]));
  return defined({
    title: source.title === undefined ? undefined : plainText(source.title),
    productType: productTypeOf(reference),
    level: levelOf(source.level),
    overview: textOf(source.overviewOfRole ?? source.overviewOfTheSkillsGap),
    jobTitles: source.typicalJobTitles?.map(plainText).filter((title) => title !== ''),
    coreAndOptions: readYes(source.coreAndOptions ?? ''),
    options: optionTitles(source, options),
    duties: dutiesOf(source.duties, codes, titles),
  });
}

function optionTitles(source: ApiObject, options: NamedOption[] | undefined): string[] | undefined {
  if (options !== undefined && options.length > 0) return options.map(({ title }) => title);
  const unstructured = source.optionsUnstructuredTemplate?.map(plainText).filter((title) => title !== '');
  return unstructured ?? options?.map(({ title }) => title);
}

function textOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : plainText(text);
}

/** A text; null where it is empty. */
function wordsOf(text: string | undefined): string | null | undefined {
  return text === undefined ? undefined : plainText(text) || null;
}

function factsOf(source: ApiObject): RegisterFacts {
  const status = source.status === undefined ? undefined : readStatus(source.status);
  const link = source.standardPageUrl ?? source.foundationApprenticeshipUrl ?? source.apprenticeshipUnitUrl;
  return defined({
    status: status?.status,
    isPaused: status?.isPaused,
    route: routeOf(source.route),
    larsCode: larsOf(source.larsCode),
    fundingPounds: countOf(source.maxFunding),
    durationMonths: countOf(source.typicalDuration),
    minimumHours: countOf(source.minimumHoursForCompliance),
    createdOn: dayOf(source.createdDate),
    publishedOn: dayOf(source.publishDate),
    approvedOn: dayOf(source.approvedForDelivery),
    earliestStartOn: dayOf(source.earliestStartDate),
    latestStartOn: dayOf(source.latestStartDate),
    latestEndOn: dayOf(source.latestEndDate),
    lastUpdatedOn: dayOf(source.lastUpdated),
    isPlanChanged: isPlanChanged(source),
    isRegulated: readYes(source.regulated ?? ''),
    qualityAssurer: wordsOf(AsText.parse(objectOf(source.eQAProvider)?.providerName)),
    integration: wordsOf(source.integratedDegree),
    link: linkOf(link),
    planLink: linkOf(source.assessmentPlanUrl),
  });
}

/** The level of a source; null while it is not settled, undefined when it is none. */
export function levelOf(text: string | undefined): number | null | undefined {
  const level = text === undefined ? undefined : readCount(text.replace(/^level /i, ''));
  return level === null || (level !== undefined && level >= 1 && level <= 8) ? level : undefined;
}

/** A route by its name of today; one that is unknown stays as it is written. */
export function routeOf(text: string | undefined): string | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  return readRoute(text) ?? plainText(text);
}

/** A LARS code; null while there is none yet ("TBC" or 0). */
export function larsOf(text: string | undefined): string | null | undefined {
  if (text === undefined) return undefined;
  const code = text.trim();
  return /^(?:0+|tbc|tbd|n\/a|)$/i.test(code) ? null : code.slice(0, 20);
}

/** A whole number; null while it is not settled. */
export function countOf(text: string | undefined): number | null | undefined {
  return text === undefined ? undefined : readCount(text);
}

/** A day; null for none. */
export function dayOf(text: string | undefined): string | null | undefined {
  return text === undefined ? undefined : readDay(text);
}

/** An address of the web; anything else is left out. */
export function linkOf(text: string | undefined): string | undefined {
  const link = text?.trim() ?? '';
  return /^https?:\/\/\S{1,1000}$/.test(link) ? link : undefined;
}

function isPlanChanged(source: ApiObject): boolean | undefined {
  if (source.assessmentChanged !== undefined) return readYes(source.assessmentChanged);
  return source.change === undefined ? undefined : /end-point assessment plan revised/i.test(source.change);
}

const lists = [
  { field: 'knowledges', id: 'knowledgeId', kind: 'knowledge', prefix: 'K' },
  { field: 'skills', id: 'skillId', kind: 'skill', prefix: 'S' },
  { field: 'behaviours', id: 'behaviourId', kind: 'behaviour', prefix: 'B' },
  { field: 'technicalKnowledges', id: 'id', kind: 'knowledge', prefix: 'TK' },
  { field: 'technicalSkills', id: 'id', kind: 'skill', prefix: 'TS' },
  { field: 'employabilitySkillsAndBehaviours', id: 'id', kind: 'employability', prefix: 'ESB' },
] as const;

function statementsOf(source: ApiObject) {
  const codes = new Map<string, string>();
  const given = lists.filter(({ field }) => source[field] !== undefined);
  const all = given.map(({ field, id, kind, prefix }) => {
    const items = (source[field] ?? []).map((item) => objectOf(item) ?? {});
    const listed: ListedStatement[] = items.map((item) => ({ kind, text: AsText.parse(item.detail) ?? '' }));
    const numbered = numberStatements(listed, { [kind]: prefix });
    for (const [place, item] of items.entries()) {
      const key = AsText.parse(item[id]);
      const code = numbered.refs[place];
      if (key !== undefined && code !== undefined) codes.set(key, code);
    }
    return numbered;
  });
  return {
    statements: given.length === 0 ? undefined : all.flatMap(({ statements }) => statements),
    notes: all.flatMap(({ notes }) => notes),
    codes,
  };
}

function optionsOf(source: ApiObject): NamedOption[] | undefined {
  return source.options?.flatMap((item) => {
    const option = objectOf(item);
    const title = plainText(AsText.parse(option?.title) ?? AsText.parse(item) ?? '');
    return title === '' ? [] : [{ id: AsText.parse(option?.optionId) ?? title, title }];
  });
}

function dutiesOf(
  duties: readonly unknown[] | undefined,
  codes: ReadonlyMap<string, string>,
  titles: ReadonlyMap<string, string>,
): RegisterDuty[] | undefined {
  return duties?.flatMap((item) => {
    const duty = objectOf(item) ?? {};
    const text = plainText(AsText.parse(duty.dutyDetail) ?? '');
    // The API keeps a full stop as a placeholder where a standard has no duties of its own.
    if (text === '' || text === '.') return [];
    const mapped = [duty.mappedKnowledge, duty.mappedSkills, duty.mappedBehaviour].flatMap(
      (ids) => AsTexts.parse(ids) ?? [],
    );
    return [
      {
        text,
        isCore: readYes(AsText.parse(duty.isThisACoreDuty) ?? '') ?? false,
        statements: mapped.flatMap((id) => codes.get(id) ?? []),
        options: (AsTexts.parse(duty.mappedOptions) ?? []).flatMap((id) => titles.get(id) ?? []),
      },
    ];
  });
}

function markupNote(source: ApiObject) {
  const texts: readonly (string | undefined)[] = [
    source.title,
    source.overviewOfRole,
    ...lists.flatMap(({ field }) => source[field]?.map((item) => AsText.parse(objectOf(item)?.detail)) ?? []),
    ...(source.duties?.map((item) => AsText.parse(objectOf(item)?.dutyDetail)) ?? []),
  ];
  const count = texts.filter((text) => text !== undefined && hasMarkup(text)).length;
  if (count === 0) return [];
  const words = count === 1 ? 'One text held' : `${count} texts held`;
  return [{ code: 'W2006', message: `${words} HTML entities or tags; the plain words were kept.` }];
}
