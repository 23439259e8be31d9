import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { foundIn } from './found-statement.ts';
import type { Statement } from './method-statements.ts';

const formatWords =
  /\b(?:real-time presentation|presentation|written report|report|storyboards?|journals?|posters?|video(?: diary)?(?![- ]?(?:conferenc|call|link))|podcast|blog|vlog|display|exhibition|slide ?show|photo(?:graphic)? (?:essay|diary)|film|website|portfolio|dissertation|artefact|essay|diary|demonstration)\b/gi;
const choosing =
  /\b(?:either|in the form of|form of|formats?|through the|by (?:the |a |an )?(?:submission|delivery|way|means)|via|evidenced (?:by|through)|showcased|presented (?:as|through|by|in)|submitted as|take the form)\b/i;
const offering = /\b(?:can|may|could|either|choose|choice|chosen|options?|one of)\b/i;
const notFormat = /\b(?:word|minutes|before|after|weeks?|days?|questions?)\b/i;

function formatsIn(text: string): readonly string[] {
  const all = [...text.matchAll(formatWords)].map(([word]) => word.toLowerCase().replace(/^real-time /, ''));
  const plain = [...new Set(all)];
  return plain.filter((one) => !plain.some((other) => other !== one && other.endsWith(` ${one}`)));
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Formats among which the apprentice may choose, from a sentence that offers two or more, or a list after one. */
export function formatsOf(statements: readonly Statement[], method: FoundMethod): readonly Found<string>[] {
  if (!['showcase', 'project', 'presentation', 'portfolio', 'other'].includes(method.kind.value)) return [];
  const said = statements.flatMap((statement, at) => {
    const { text } = statement;
    const inline = formatsIn(text);
    const isChoice =
      offering.test(text) && choosing.test(text) && /\bor\b/i.test(text) && !notFormat.test(text);
    if (isChoice && inline.length > 1)
      return inline.map((word) => foundIn(statement, titled(word), 'method-formats'));
    if (!/\b(?:either|one of|following formats?|formats?)[^.]{0,20}:\s*$/i.test(text)) return [];
    return statements
      .slice(at + 1, at + 8)
      .filter(({ from, text: item }) => from === 'item' && formatsIn(item).length > 0)
      .flatMap((item) => {
        const [first] = formatsIn(item.text);
        return first === undefined ? [] : [foundIn(item, titled(first), 'method-formats')];
      });
  });
  const kept: Found<string>[] = [];
  for (const one of said) {
    const word = one.value.toLowerCase();
    const known = kept.some(
      ({ value }) => value.toLowerCase().endsWith(word) || word.endsWith(value.toLowerCase()),
    );
    if (!known) kept.push(one);
  }
  return kept;
}

const agreeing =
  /\b(?:agree\w*|confirm\w*|cho(?:sen|ice|ose)\w*|select\w*|decid\w*|fixed|state\w*|indicat\w*|declar\w*)\b/;
const format = /\b(?:format|method and delivery|form of|delivery|report or|presentation or|type of)\b/;

/** When the choice of format is fixed. */
export function formatLockOf(
  statements: readonly Statement[],
): Found<'gateway-submitted' | 'gateway-accepted' | 'booking'> | undefined {
  for (const statement of statements) {
    const { plain } = statement;
    if (!agreeing.test(plain) || !format.test(plain)) continue;
    if (/\b(?:before|prior to|at|entering|by)\b[^.]{0,40}\bgateway\b/.test(plain))
      return foundIn(statement, 'gateway-submitted', 'method-formats');
    if (/\b(?:after|following|once)\b[^.]{0,30}\bgateway\b/.test(plain))
      return foundIn(statement, 'gateway-accepted', 'method-formats');
    if (/\b(?:when|at|upon|on|at the time of|before|prior to)\b[^.]{0,30}\bbook/.test(plain))
      return foundIn(statement, 'booking', 'method-formats');
  }
  return undefined;
}
