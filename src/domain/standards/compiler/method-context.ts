import type { FoundMethod } from './facts.ts';
import type { Found } from './found.ts';
import { methodNamed } from './method-names.ts';
import { type Outline, type Placed, sectionOf } from './outline.ts';
import { spansOf } from './text-run.ts';

const methodNoun =
  /\b(?:observations?|discussions?|interview|projects?|tests?|exam(?:ination)?s?|presentations?|showcase|viva|simulations?|demonstrations?|portfolio|assignments?|case stud(?:y|ies)|dissertation|journal|logbook|skills assessment|practical assessment|professional review|written report|questioning|task)\b/i;

const numbering =
  /^(?:(?:annexe?|appendix|section|part|table)(?:\s{1,3}[A-Z0-9]{1,3}\b\s{0,3}[:.\u2013\u2014-]?|\s{0,3}[:.\u2013\u2014-])\s{0,3})?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s{1,3})?/i;
const ordinal =
  /^(?:assessment\s{1,3})?(?:method|component|element|AM)\s{0,3}(?:\d{1,2}|[A-D]|one|two|three|four|five)?\s{0,3}[:.)\u2013\u2014-]{0,2}\s{0,3}/i;
const tails =
  /\s{0,3}[:\u2013\u2014-]?\s{0,3}\(?\b(?:(?:pass|merit|distinction)\b[\s,/&]{0,3}(?:and\s{1,3})?){0,3}(?:assessment\s{1,3}|grading\s{1,3}|grade\s{1,3}|performance\s{1,3})?(?:descriptors?|criteria|criterion|grading|ksbs?|mapping|knowledge, skills,? and behaviours?)\b.{0,60}$/i;
const leads =
  /^(?:(?:assessment|grading|grade|performance|pass|merit|distinction|and|ksbs?|mapping|knowledge, skills,? (?:and|&) behaviours?)\s{1,3}){0,6}(?:descriptors?|criteria|criterion|grades?|grading|ksbs?|mapping|assessed)\s{1,3}(?:for|of|in|by|during|through|to|-|\u2013|:)\s{0,3}(?:the\s{1,3})?/i;

/** A method's name out of a heading or caption: numbers, "Assessment method 2:" and "- Grading descriptors" taken off. */
export function bareMethodName(text: string): string {
  const plain = text.trim().replace(/[.:]$/, '').replace(numbering, '');
  const led = plain.replace(leads, '');
  const named = led.replace(ordinal, '').replace(tails, '').trim();
  return named.replace(/^[:\u2013\u2014-]\s{0,3}|\s{0,3}[:\u2013\u2014-]$/g, '').trim();
}

const sentenceNaming =
  /\b(?:descriptors?|criteria|ksbs?|behaviours|statements|outcomes)\b.{0,80}?\b(?:for|of|in|by|during|through|to)\s{1,3}(?:the\s{1,3}|this\s{1,3})?(.{3,90}?)(?:\s{1,3}(?:are|is|can|will|must)\b|[:.,]|$)/i;

/** Whether words could be the name of an assessment method: short, and with a word such as "observation" or "test". */
export function soundsLikeMethod(text: string): boolean {
  return text.length <= 110 && text.split(/\s+/).length <= 16 && methodNoun.test(text);
}

const finiteVerb =
  /\b(?:is|are|was|were|will|must|should|can|may|has|have|takes?|includes?|consists?|lasts?)\b/i;

function isSentence(text: string): boolean {
  return /[.;]$/.test(text) || text.split(/\s+/).length > 16 || finiteVerb.test(text);
}

function nameIn(text: string, isHeading: boolean): { name: string; captions: boolean } | undefined {
  const captions = /\b(?:descriptors?|criteria|criterion|grading|ksbs?|knowledge, skills)\b/i.test(text);
  if (isSentence(text) && !isHeading) {
    const named = sentenceNaming.exec(text)?.[1];
    return named !== undefined && soundsLikeMethod(named)
      ? { name: bareMethodName(named), captions }
      : undefined;
  }
  const name = bareMethodName(text);
  return soundsLikeMethod(name) ? { name, captions } : undefined;
}

/** A place that names a method, before or after something. */
export interface NamedMethod {
  readonly name: Found<string>;
  /** Position of the block that names it. */
  readonly index: number;
  /** Whether the same words speak of descriptors, criteria or KSBs. */
  readonly captions: boolean;
}

/** The method that a block's words name as a heading or caption does. Undefined for tables, list items and other sentences. */
export function methodOfBlock(placed: Placed, methods: readonly FoundMethod[]): NamedMethod | undefined {
  const { block, index } = placed;
  if (block.kind !== 'heading' && block.kind !== 'paragraph') return undefined;
  const { text } = block.run;
  if (text.length > 400) return undefined;
  const named = nameIn(text, block.kind === 'heading') ?? knownName(text, methods);
  if (!named || named.name === '') return undefined;
  return {
    name: {
      value: named.name,
      spans: spansOf(block.run),
      section: sectionOf(placed),
      certainty: named.captions || block.kind === 'heading' ? 'certain' : 'likely',
      by: 'method-captions',
    },
    index,
    captions: named.captions,
  };
}

function knownName(
  text: string,
  methods: readonly FoundMethod[],
): { name: string; captions: boolean } | undefined {
  if (methods.length === 0 || isSentence(text)) return undefined;
  const name = bareMethodName(text);
  return name !== '' && methodNamed(name, methods) !== undefined ? { name, captions: false } : undefined;
}

/**
 * The nearest heading, caption or sentence before a block that names a method. One that stands in the block's own section
 * comes first; a nearest one in another section is unsure.
 */
export function methodBefore(
  outline: Outline,
  index: number,
  methods: readonly FoundMethod[],
): NamedMethod | undefined {
  const headings = outline.blocks[index]?.headings ?? [];
  let elsewhere: NamedMethod | undefined;
  for (let at = index - 1; at >= 0; at -= 1) {
    const placed = outline.blocks[at];
    const named = placed ? methodOfBlock(placed, methods) : undefined;
    if (!placed || !named || !isTrusted(named, methods)) continue;
    if (placed.headings.every((heading, depth) => headings[depth] === heading)) return named;
    elsewhere ??= named;
  }
  return elsewhere && doubted(elsewhere, methods);
}

function doubted(named: NamedMethod, methods: readonly FoundMethod[]): NamedMethod {
  const others = methods.map(({ title }) => title.value).filter((title) => title !== named.name.value);
  const why = 'The section does not name its method; the method named last before it was taken.';
  return { ...named, name: { ...named.name, certainty: 'unsure', others, why } };
}

function isTrusted({ name, captions }: NamedMethod, methods: readonly FoundMethod[]): boolean {
  return captions || methods.length === 0 || methodNamed(name.value, methods) !== undefined;
}

/** A caption directly after a block that names a method and speaks of descriptors or KSBs. */
export function captionAfter(
  outline: Outline,
  index: number,
  methods: readonly FoundMethod[],
): NamedMethod | undefined {
  const next = outline.blocks[index + 1];
  const named = next ? methodOfBlock(next, methods) : undefined;
  return named?.captions ? named : undefined;
}
