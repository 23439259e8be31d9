import type { DocumentFacts, IdentityFacts } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { SourceDocument } from '#domain/standards/values.ts';
import { ask, type DraftLog, settle } from './draft-log.ts';

/** What the documents say of the standard and the plan as a whole. */
export interface DraftIdentity {
  readonly reference: string | undefined;
  readonly title: string | undefined;
  readonly level: number | undefined;
  readonly edition: string;
  readonly standardVersion: Found<string> | undefined;
  readonly regime: 'end-point-assessment' | 'apprenticeship-assessment';
}

/** The entries of the first document that has any. */
function first<T>(
  ranked: readonly DocumentFacts[],
  pick: (identity: IdentityFacts) => readonly Found<T>[],
): readonly Found<T>[] {
  return ranked.map(({ identity }) => pick(identity)).find((list) => list.length > 0) ?? [];
}

function anchor(ranked: readonly DocumentFacts[]): Found<unknown> | undefined {
  return ranked[0]?.identity.role;
}

/** Reference, title, level, edition, version and regime; asked where no document says them. */
export function draftIdentity(ranked: readonly DocumentFacts[], log: DraftLog): DraftIdentity {
  const reference = settle(
    log,
    { id: 'reference', at: 'reference', question: 'Which standard is it?', says: (value) => value },
    first(ranked, ({ references }) => references).slice(0, 1),
  );
  const level = settle(
    log,
    {
      id: 'level',
      at: 'standard/level',
      question: 'Which level has the standard?',
      says: (n) => `Level ${n}`,
    },
    first(ranked, ({ levels }) => levels).slice(0, 1),
  );
  const edition = first(ranked, ({ editions }) => editions)[0];
  const regime = ranked.flatMap(({ identity }) => identity.regime ?? [])[0];
  const title = first(ranked, ({ titles }) => titles)[0];
  return {
    reference: reference?.value,
    title: title?.value,
    level: level?.value,
    edition: edition?.value ?? first(ranked, ({ published }) => published)[0]?.value ?? 'draft',
    standardVersion: draftVersion(ranked, log),
    regime: regime?.value ?? 'end-point-assessment',
  };
}

function draftVersion(ranked: readonly DocumentFacts[], log: DraftLog): Found<string> | undefined {
  const asked = {
    id: 'standard-version',
    at: 'assesses',
    question: 'Which version of the standard does this plan assess?',
    says: (value: string) => value,
  };
  const said = first(ranked, ({ standardVersions }) => standardVersions).slice(0, 1);
  if (said.length > 0) return settle(log, asked, said);
  const at = anchor(ranked);
  if (!at) return undefined;
  const readings = ['1.0', '1.1', '1.2'].map(
    (value): Found<string> => ({
      value,
      spans: at.spans,
      section: at.section,
      certainty: 'unsure',
      by: 'draft',
    }),
  );
  return ask(log, { ...asked, why: 'No document prints it; the register of standards does.' }, readings);
}

const attribution = 'Contains public sector information licensed under the Open Government Licence v3.0';

/** The documents as plan.json names them. Publishers are named only where the document names itself. */
export function draftDocuments(ranked: readonly DocumentFacts[]): SourceDocument[] {
  return ranked.map(({ document, identity }) => {
    const role = identity.role.value;
    const isOpen = /open government licen[cs]e/i.test(document.text);
    const published = identity.published[0]?.value;
    const edition = identity.editions[0]?.value;
    return {
      id: document.id,
      title: identity.titles[0]?.value ?? document.name,
      publisher: identity.body?.value ?? (role === 'plan' ? 'Government (Crown copyright)' : 'Not stated'),
      ...(edition ? { edition } : {}),
      ...(published && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(published) ? { published } : {}),
      ...(isOpen ? { licence: 'Open Government Licence v3.0', attribution } : {}),
    };
  });
}
