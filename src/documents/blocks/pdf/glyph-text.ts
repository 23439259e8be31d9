/** Signs that are written otherwise: those of symbol fonts, and hyphens. */
const symbols: Readonly<Record<string, string>> = {
  // Fonts that name one sign for both draw it: what is drawn is a hyphen.
  '\u00ad': '-',
  '\u2010': '-',
  '\u2011': '-',
  '\uf0b7': '•',
  '\uf0a7': '▪',
  '\uf0a8': '▪',
  '\uf06e': '■',
  '\uf06f': '□',
  '\uf071': '❑',
  '\uf076': '❖',
  '\uf0d8': '➢',
  '\uf0e0': '→',
  '\uf0fc': '✓',
  '\uf0fe': '☑',
  '\uf02d': '-',
  '\uf0b0': '°',
  '\uf0b3': '≥',
  '\uf0a3': '≤',
};

/** The letters of a glyph as people type them: ligatures taken apart, symbols of bullet fonts as bullets. */
export function glyphText(unicode: string): string {
  if (unicode.length === 1 && unicode >= ' ' && unicode <= '~') return unicode;
  let text = '';
  for (const letter of unicode) {
    if (letter in symbols) text += symbols[letter];
    else if (letter >= '\ufb00' && letter <= '\ufb06') text += letter.normalize('NFKC');
    // Control characters stand for letters that the font did not name.
    else if (letter >= ' ' && letter !== '\u007f' && letter !== '\ufeff' && letter !== '\u200b')
      text += letter;
  }
  return text;
}
