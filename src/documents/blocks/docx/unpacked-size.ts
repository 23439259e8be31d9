import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

/** What an archive is, told without unpacking it into memory. */
export type ArchiveKind =
  | 'word'
  | 'spreadsheet'
  | 'presentation'
  | 'other'
  | 'damaged'
  | 'protected'
  | 'too-large';

const mostParts = 20_000;
/** The written parts of a document of three thousand pages. */
const mostUnpacked = 80_000_000;
/** Words in markup unpack to a hundred times their packed size at most; more is a trap. */
const mostRatio = 300;
const ratioFrom = 10_000_000;

/**
 * Look through an archive's list and unpack its written parts once, counting and keeping nothing: the sizes that the list
 * states may be false. Pictures are never unpacked.
 */
export async function archiveKind(bytes: Buffer): Promise<ArchiveKind> {
  const zip = await openedZip(bytes);
  if (!zip) return 'damaged';
  const entries = await listedEntries(zip);
  if (typeof entries === 'string') return entries;
  if (entries.some((entry) => entry.isEncrypted())) return 'protected';
  const kind = kindOf(entries);
  if (kind !== 'word') return kind;
  const written = entries.filter(({ fileName }) => /\.(?:xml|rels)$/i.test(fileName));
  const unpacked = written.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const packed = written.reduce((sum, { compressedSize }) => sum + compressedSize, 0);
  if (unpacked > mostUnpacked || (unpacked > ratioFrom && unpacked > packed * mostRatio)) return 'too-large';
  for (const entry of written) if (!(await isTrue(zip, entry))) return 'damaged';
  return 'word';
}

function openedZip(bytes: Buffer): Promise<ZipFile | undefined> {
  return new Promise((resolve) => {
    fromBuffer(bytes, { lazyEntries: true, autoClose: false }, (error, zip) =>
      resolve(error ? undefined : zip),
    );
  });
}

function listedEntries(zip: ZipFile): Promise<readonly Entry[] | 'damaged' | 'too-large'> {
  return new Promise((resolve) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > mostParts) resolve('too-large');
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', () => resolve('damaged'));
    zip.readEntry();
  });
}

function kindOf(entries: readonly Entry[]): ArchiveKind {
  const has = (pattern: RegExp) => entries.some(({ fileName }) => pattern.test(fileName));
  if (has(/^word\/document\d*\.xml$/i)) return 'word';
  if (has(/^xl\/workbook/i)) return 'spreadsheet';
  return has(/^ppt\/presentation/i) ? 'presentation' : 'other';
}

/** Unpack a part and count: the archive reader stops it as soon as it grows beyond what the list states. */
function isTrue(zip: ZipFile, entry: Entry): Promise<boolean> {
  return new Promise((resolve) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) return resolve(false);
      stream.on('error', () => resolve(false));
      stream.on('end', () => resolve(true));
      stream.resume();
    });
  });
}
