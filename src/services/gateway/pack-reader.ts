import { PassThrough, type Readable } from 'node:stream';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';

/** An archive that can be read in parts: a stored object or a file on disk. */
export interface PackSource {
  readonly bytes: number;
  /** Both ends belong to the range. */
  open(range: { readonly start: number; readonly end: number }): Promise<Readable>;
}

class SourceReader extends RandomAccessReader {
  private readonly source: PackSource;

  constructor(source: PackSource) {
    super();
    this.source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const through = new PassThrough();
    this.source.open({ start, end: end - 1 }).then(
      (stream) => {
        stream.on('error', (error) => through.destroy(error));
        stream.pipe(through);
      },
      (error: unknown) => through.destroy(error instanceof Error ? error : new Error(String(error))),
    );
    return through;
  }
}

/** An opened archive: its entries by name, and their content. */
export interface OpenedArchive {
  readonly entries: ReadonlyMap<string, Entry>;
  read(entry: Entry): Promise<Readable>;
  close(): void;
}

/** Open an archive. Throws when it is none, when a name leads outside, or when a name stands twice. */
export async function openArchive(source: PackSource): Promise<OpenedArchive> {
  const zip: ZipFile = await fromRandomAccessReaderPromise(new SourceReader(source), source.bytes, {
    lazyEntries: true,
    autoClose: false,
    strictFileNames: true,
  });
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName)) throw new Error(`"${entry.fileName}" stands twice in the archive.`);
    entries.set(entry.fileName, entry);
  }
  return { entries, read: (entry) => zip.openReadStreamPromise(entry), close: () => zip.close() };
}

/** The whole of a small entry; refuses one that is larger than the limit. */
export async function readSmall(archive: OpenedArchive, entry: Entry, maximumBytes: number): Promise<Buffer> {
  if (entry.uncompressedSize > maximumBytes)
    throw new Error(`"${entry.fileName}" is larger than ${maximumBytes} bytes.`);
  const parts: Buffer[] = [];
  for await (const part of await archive.read(entry)) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
