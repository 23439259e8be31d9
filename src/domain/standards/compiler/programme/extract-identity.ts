import type { IdentityFacts } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';
import { findPublished, newestFirst, type VersionRow, versionRows } from './identity-dates.ts';
import { findLevels } from './identity-levels.ts';
import { findOptions } from './identity-options.ts';
import {
  findExternalProviders,
  findFundingBands,
  findLarsCodes,
  findMinimumMonths,
  findRegime,
  findRoutes,
  findTypicalMonths,
} from './identity-programme.ts';
import {
  findEditions,
  findQualificationNumbers,
  findReferences,
  findVersionNotices,
} from './identity-references.ts';
import { findBody, findRole } from './identity-role.ts';
import { findTitles } from './identity-title.ts';
import { type Labelled, labelledValues } from './labelled-values.ts';
import { foundIn, type Passage, passagesOf } from './passages.ts';
import { Places } from './place-of.ts';

/** Read reference, title, level, version, edition, publisher and what kind of document it is. */
export function extractIdentity(outline: Outline): IdentityFacts {
  const { document } = outline;
  const passages = passagesOf(outline);
  const values = labelledValues(outline, passages);
  const input = { document, places: new Places(document) };
  const titles = findTitles(passages, values, document.text);
  const title = titles[0]?.value;
  const body = findBody(passages, title);
  const role = findRole(input, body);
  const rows = versionRows(outline, passages);
  return {
    references: findReferences(input),
    titles,
    levels: findLevels(passages, values, title),
    standardVersions: standardVersions({
      passages,
      values,
      rows,
      role: role.value,
      notices: findVersionNotices(input),
    }),
    editions: [...findEditions(input), ...editionsOf(rows)],
    routes: findRoutes(passages, values),
    larsCodes: findLarsCodes(passages),
    fundingBandPounds: findFundingBands(passages, values),
    qualificationNumbers: findQualificationNumbers(input),
    published: findPublished(input, passages, rows),
    regime: findRegime(passages),
    role,
    ...(body && role.value !== 'plan' ? { body } : {}),
    minimumMonths: findMinimumMonths(passages, values),
    typicalMonths: findTypicalMonths(passages, values),
    externalProviders: findExternalProviders(passages, values),
    options: findOptions(passages),
  };
}

/** Editions from a version history: the version as printed, then the month in which it was published. */
function editionsOf(rows: readonly VersionRow[]): readonly Found<string>[] {
  return newestFirst(rows).flatMap(({ version, date }) => [
    { ...version, value: `V${version.value}` },
    ...(date ? [{ ...date, value: date.value.slice(0, 7), certainty: 'likely' as const }] : []),
  ]);
}

interface VersionInput {
  readonly passages: readonly Passage[];
  readonly values: readonly Labelled[];
  readonly rows: readonly VersionRow[];
  readonly role: IdentityFacts['role']['value'];
  /** Versions printed beside the copyright. */
  readonly notices: readonly Found<string>[];
}

const namedVersion =
  /\b(?:standard|occupational standard|apprenticeship)(?: standard)? version\b|^version of (?:the )?standard|^(?:standard )?version(?: number)?$/;
const besideReference = /\b(?:ST|FA|AU)\d{4}\s?[/_,|-]?\s?[Vv](?:ersion )?(\d{1,2}\.\d{1,2})\b/;

/** Versions of the standard: printed with that name or with the reference; in the government's plan its version table too. */
function standardVersions({ passages, values, rows, role, notices }: VersionInput): readonly Found<string>[] {
  const by = 'identity-versions';
  const labelled = values.flatMap(({ label, value, passage }) => {
    const match = /^v?(?:ersion )?(\d{1,2}\.\d{1,2})\b/i.exec(value);
    return namedVersion.test(label) && match ? [foundIn(passage, { value: match[1] ?? '' }, by)] : [];
  });
  const official = role === 'plan' || role === 'standard';
  const beside = passages.flatMap((passage) => {
    const value = besideReference.exec(passage.text)?.[1];
    const alone = official
      ? /^v(?:ersion)?(?: number)?[.:]? ?(\d{1,2}\.\d{1,2})$/i.exec(passage.text)?.[1]
      : undefined;
    if (value !== undefined) return [foundIn(passage, { value }, by)];
    return alone === undefined ? [] : [foundIn(passage, { value: alone, certainty: 'likely' as const }, by)];
  });
  const own = official ? newestFirst(rows).map(({ version }) => version) : [];
  const printed = official ? notices : [];
  return [...labelled, ...beside, ...printed, ...own.filter(({ value }) => /^\d+\.\d+$/.test(value))];
}
