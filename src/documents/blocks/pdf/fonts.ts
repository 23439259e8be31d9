/** What the reader wants to know of a font. */
export interface FontFacts {
  readonly bold: boolean;
  /** Text units per glyph unit: a thousandth, but in fonts that draw their own letters. */
  readonly unit: number;
  readonly vertical: boolean;
}

const plain: FontFacts = { bold: false, unit: 0.001, vertical: false };
const boldName = /bold|black|heavy|demi(?!light)|-bd\b|,b/i;

/** Read the facts out of a font as pdfjs hands it over; a broken font is a plain one. */
export function fontFacts(font: unknown): FontFacts {
  if (font === null || typeof font !== 'object') return plain;
  const { name, bold, black, fontMatrix, vertical } = font as Record<string, unknown>;
  const unit = Array.isArray(fontMatrix) && typeof fontMatrix[0] === 'number' ? fontMatrix[0] : plain.unit;
  return {
    bold: bold === true || black === true || (typeof name === 'string' && boldName.test(name)),
    unit: Number.isFinite(unit) && unit !== 0 ? Math.abs(unit) : plain.unit,
    vertical: vertical === true,
  };
}
