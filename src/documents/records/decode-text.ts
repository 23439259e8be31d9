/** Encodings that text files come in. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * The encoding of a text by how it begins: its mark, the zero bytes of UTF-16 without one, and UTF-8 where it is valid. Older
 * spreadsheets save in the Windows character set.
 */
export function encodingOf(start: Uint8Array): TextEncoding {
  const [a, b] = start;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const even = start.subarray(0, 200).filter((byte, at) => byte === 0 && at % 2 === 0).length;
  const odd = start.subarray(0, 200).filter((byte, at) => byte === 0 && at % 2 === 1).length;
  if (odd > 20 && even < 5) return 'utf-16le';
  if (even > 20 && odd < 5) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
}

/** Bytes as text, piece by piece, without the mark at the beginning. */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let held = new Uint8Array(0);
  for await (const chunk of bytes) {
    if (decoder === undefined && held.length + chunk.length < 4096) {
      held = Buffer.concat([held, chunk]);
      continue;
    }
    const ready = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    held = new Uint8Array(0);
    decoder ??= new TextDecoder(encodingOf(ready.subarray(0, 262_144)));
    yield decoder.decode(ready, { stream: true });
  }
  decoder ??= new TextDecoder(encodingOf(held));
  yield decoder.decode(held);
}
