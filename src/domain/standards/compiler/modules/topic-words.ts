import { comparedWords } from './repeated-criteria.ts';

const common = new Set(
  'and or to of in on at by for with from that which be are is was how what when where why who this these those as it not can will you they explain describe state demonstrate show identify'.split(
    ' ',
  ),
);

/** Words that tell what a text is about, cut to their stems. */
export function topicWords(text: string): ReadonlySet<string> {
  const words = comparedWords(text)
    .split(' ')
    .filter((word) => word.length > 2 && !common.has(word));
  return new Set(words.map((word) => word.slice(0, 7).replace(/(?:ing|ies|es|ed|s|y|e)$/, '')));
}
