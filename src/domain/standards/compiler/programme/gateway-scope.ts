import type { Passage } from './passages.ts';

const assessment =
  '(?:EPA|end[- ]point assessment|end assessment|apprenticeship assessment|final assessment)';
const own = new RegExp(
  [
    '\\b(?:at|before|prior to|enter(?:s|ing|ed)?|pass(?:es|ing|ed)?(?: through)?|through|into|to|for|approve[sd]?|approving)\\s+(?:the\\s+|their\\s+)?(?:\\w+\\s+)?gateway\\b',
    '\\bgateway (?:requirements?|evidence|conditions?|criteria|declaration|form|meeting|review|documentation|documents)\\b',
    `\\b(?:prior to|before)\\s+(?:(?:taking|starting|undertaking|commencing|beginning|sitting|progressing to|entering|attempting)\\s+)?(?:they can (?:take|start|enter)\\s+)?(?:their|the|an|any)?\\s*${assessment}\\b`,
    `\\b(?:start|move on to|progress to|ready (?:for|to take|to undertake|to start|to move on to)|eligible for|go forward to|entry to|enter)\\s+(?:their|the|an)?\\s*${assessment}\\b`,
  ].join('|'),
  'i',
);

const notHere =
  /\b(?:re-?\s?sits?|re-?\s?takes?|grading|quality assurance|roles? (?:and|&) responsib|appeals?|implementation|affordab|on[- ]programme|contents|glossary|overview of documents|order of assess)/i;

/** Where a passage stands: its nearest heading, its row, and the words that introduce it. */
export function placeOfPassage({ headings, label, lead }: Passage): string {
  return [headings.at(-1), label, lead].filter((one) => one !== undefined).join(' | ');
}

/** Whether a passage is about learning and practice before gateway: no rule of the gateway is read from it. */
export function isOnProgramme(passage: Passage): boolean {
  const { text } = passage;
  if (
    /\b(?:practi[sc]e (?:runs?|tests?|papers?)|mock|formative|practis(?:e|ing)|off[- ]the[- ]job)\b/i.test(
      text,
    )
  )
    return true;
  const place = [passage.headings.at(-1), passage.label, passage.lead].join(' | ');
  return /\bon[- ]programme\b/i.test(place) && !/\bgateway\b/i.test(`${place} ${text}`);
}

/** Whether a passage's own words or its place speak of the gateway. */
export function speaksOfGateway(passage: Passage): boolean {
  const place = placeOfPassage(passage);
  if (own.test(passage.text)) return true;
  if (notHere.test(place)) return false;
  return /\bgateway\b/i.test(place) || own.test(passage.lead ?? '');
}

/** Whether a passage may hold a rule of the gateway. Duties in tables of roles and rules of reassessment are none. */
export function isGatewayRule(passage: Passage): boolean {
  if (passage.kind === 'heading' || isOnProgramme(passage) || /\?$/.test(passage.text)) return false;
  const place = [passage.headings.at(-1), passage.label].join(' | ');
  if (/\broles?\b.{0,5}\bresponsib|\bversion\b|\bre-?\s?sits?\b|\bre-?\s?takes?\b/i.test(place)) return false;
  return speaksOfGateway(passage);
}
