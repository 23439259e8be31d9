import type { FoundMethod, FoundRequirement } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { findEnglishAndMaths } from './english-maths.ts';
import { findDeclarations } from './gateway-declarations.ts';
import { findFiles } from './gateway-files.ts';
import { isGatewayRule } from './gateway-scope.ts';
import { findMinimumMonths } from './identity-programme.ts';
import type { Labelled } from './labelled-values.ts';
import { foundIn, type Passage } from './passages.ts';
import { saidOnce } from './said-once.ts';

const by = 'gateway-requirements';

function inWords(months: number): string {
  return `At least ${months} months on programme`;
}

/** One requirement for each length: the place that speaks of gateway, or the first. */
function durations(
  passages: readonly Passage[],
  values: readonly Labelled[],
): readonly Found<FoundRequirement>[] {
  const found = findMinimumMonths(passages, values);
  const months = [...new Set(found.map(({ value }) => value))];
  return months.flatMap((value) => {
    const places = found.filter((one) => one.value === value);
    const best =
      places.find(({ words }) => /\bgateway\b|\bstart\b|\bearliest\b/i.test(words ?? '')) ?? places[0];
    if (!best) return [];
    const others = months.filter((one) => one !== value).map(durationOf);
    const why = 'The document prints more than one least length.';
    const { others: _, ...place } = best;
    return [
      {
        ...place,
        value: durationOf(value),
        ...(others.length > 0 ? { certainty: 'unsure' as const, others, why } : {}),
        by,
      },
    ];
  });
}

function durationOf(months: number): FoundRequirement {
  return { title: inWords(months), check: { kind: 'minimum-duration', months } };
}

const award = '(?:NVQ|[Dd]iploma|[Aa]ward|[Cc]ertificate|[Qq]ualification|[Dd]egree|[Ll]icen[cs]e|[Cc]ard)s?';
const qualification = new RegExp(
  `\\b((?:[Ll]evel \\d (?:\\w+ ){0,2})?${award}(?: \\(?[Ll]evel \\d\\)?)? (?:in|of|for) [A-Z][A-Za-z,&’' -]{2,80}|(?:the )?[A-Z][A-Za-z&’' -]{2,60} (?:NVQ|Diploma|Award|Certificate|Degree|Licence|Qualification|Card)\\b(?: (?:in|of) [A-Z][A-Za-z,&’' -]{2,60})?)`,
);

function qualifications(passage: Passage): readonly Found<FoundRequirement>[] {
  const { text } = passage;
  if (/\b(?:english|math|functional skills|sign language|certificates? (?:from|claim))\b/i.test(text))
    return [];
  const title = qualification
    .exec(text)?.[1]
    ?.replace(/^the /, '')
    .replace(/[\s,]+$/, '');
  const demanded = /\b(?:achiev|complet|pass|hold|held|attain|gain|obtain|have|attempt)/i.test(
    `${passage.lead ?? ''} ${text}`,
  );
  if (title === undefined || !demanded || /\b(?:not|no longer) (?:required|needed)\b/i.test(text)) return [];
  const attempted = /\battempt|\bsat\b|\bentered for\b/i.test(text) && !/\bachiev|\bpass/i.test(text);
  const achieved = attempted ? 'attempted' : 'achieved';
  return [foundIn(passage, { value: { title, check: { kind: 'qualification', title, achieved } } }, by)];
}

function behaviours(passage: Passage): readonly Found<FoundRequirement>[] {
  const match =
    /\bemployers?\b[^.]{0,60}\b(?:verif(?:y|ies|ied)|confirms?|sign(?:s|ed)? off)\b[^.]{0,60}\bbehaviours?\b/i;
  const passive = /\bbehaviours?\b[^.]{0,60}\bverified by (?:the|their) employer\b/i;
  if (!passive.test(passage.text) && !/\bverif/i.test(match.exec(passage.text)?.[0] ?? '')) return [];
  const value = {
    title: 'Behaviours verified by the employer',
    check: { kind: 'behaviours-verified', by: 'employer' },
  } as const;
  return [foundIn(passage, { value }, by)];
}

const covered =
  /\b(?:all|each|every)(?: of the| the)? (KSBs?|knowledge, skills and behaviours?|(?:pass )?criteri(?:a|on))\b[^.;]{0,40}\b(?:evidenced|covered)\b/i;

function coverage(passage: Passage): readonly Found<FoundRequirement>[] {
  const printed = covered.exec(passage.text)?.[1];
  if (printed === undefined) return [];
  const of = /^(?:pass )?crit/i.test(printed) ? 'criteria' : 'ksbs';
  const title = of === 'ksbs' ? 'Evidence of all KSBs' : 'Evidence of all criteria';
  return [foundIn(passage, { value: { title, check: { kind: 'coverage', of } }, certainty: 'likely' }, by)];
}

/** Everything that must be so before gateway, in the order of the document's own kinds of rule. */
export function findRequirements(
  passages: readonly Passage[],
  values: readonly Labelled[],
  { methods, level }: { readonly methods: readonly FoundMethod[]; readonly level: number | undefined },
): readonly Found<FoundRequirement>[] {
  const rules = passages.filter(isGatewayRule);
  return [
    ...durations(passages, values),
    ...findEnglishAndMaths(passages, level),
    ...findFiles(passages, methods),
    ...rules.flatMap(qualifications),
    ...saidOnce(rules.flatMap(coverage), ({ title }) => title),
    ...saidOnce(passages.flatMap(behaviours), ({ title }) => title),
    ...findDeclarations(passages),
  ];
}
