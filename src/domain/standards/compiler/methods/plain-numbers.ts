const small = new Map(
  [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen',
    'eighteen nineteen',
  ]
    .join(' ')
    .split(' ')
    .map((word, value) => [word, value] as const),
);
const tens = new Map(
  ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].map(
    (word, index) => [word, (index + 2) * 10] as const,
  ),
);
const numberWord = [...small.keys(), ...tens.keys()].sort((a, b) => b.length - a.length).join('|');
const spelled = new RegExp(
  `\\b(${numberWord})(?:[- ](one|two|three|four|five|six|seven|eight|nine))?(?: (hundred|thousand))?(?: (${numberWord}) hundred)?\\b`,
  'g',
);

function numberOf(word: string | undefined): number {
  return word === undefined ? 0 : (small.get(word) ?? tens.get(word) ?? 0);
}

function spelledOut(...[match = '', first = '', unit, scale, hundreds]: readonly string[]): string {
  if (unit !== undefined && !tens.has(first)) return match;
  const base = numberOf(first) + numberOf(unit);
  const scaled = scale === 'thousand' ? base * 1000 : scale === 'hundred' ? base * 100 : base;
  return String(scaled + numberOf(hundreds) * 100);
}

function inMinutes(text: string): string {
  return text
    .replace(/\b(?:1|an) (?:hour and a half)\b/g, '90 minutes')
    .replace(/\b(\d{1,2}) and a half hours?\b/g, (_, hours: string) => `${Number(hours) * 60 + 30} minutes`)
    .replace(/\b(?:a )?half(?: an|-an)? hour\b/g, '30 minutes')
    .replace(/\ban hour\b/g, '60 minutes')
    .replace(
      /\b(\d{1,2}(?:\.\d{1,2})?) ?-?(?:hours?|hrs?)\b(?:,? (?:and )?(\d{1,2}) ?-?(?:minutes?|mins?)\b)?/g,
      (_, hours: string, minutes?: string) =>
        `${Math.round(Number(hours) * 60 + Number(minutes ?? 0))} minutes`,
    )
    .replace(/\b(\d{1,4}) ?-?(?:minutes?|mins?)\b/g, '$1 min')
    .replace(/\b(\d{1,4}) min \(\1 min\)/g, '$1 min');
}

/**
 * A sentence in lower case in which numbers are digits without commas ("three (3)" is 3, "two thousand" is 2000),
 * lengths of time up to hours are whole "n min", per cent is "%", and plus or minus is "+/-".
 */
export function plainNumbers(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/(\d)½/g, '$1.5')
    .replace(/½/g, '0.5')
    .replace(/(\d),(\d{3})\b/g, '$1$2')
    .replace(spelled, spelledOut)
    .replace(/\b(\d{1,5}) \(\1\)/g, '$1')
    .replace(/\s?(?:per cent|percent)\b/g, '%')
    .replace(/(\d) %/g, '$1%')
    .replace(/(?:±|\+ ?\/ ?-|plus ?(?:or|\/) ?minus|\+ or -|\+-|\+ ?& ?-|-\/\+)\s?/g, '+/-');
  return inMinutes(plain);
}
