import type { EvidenceKind } from './evidence-rules.ts';

/** What sort of thing a type of file is. */
export type FileFamily = 'image' | 'sound' | 'video' | 'document' | 'text';

/** A type that is taken: its name for people, its family and the endings that a file of it may have. */
export interface FileType {
  readonly mediaType: string;
  readonly name: string;
  readonly family: FileFamily;
  readonly endings: readonly string[];
}

const row = (mediaType: string, name: string, family: FileFamily, ...endings: string[]): FileType => ({
  mediaType,
  name,
  family,
  endings,
});

const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';

/** Every type that is taken. What is not here is refused: programs, pages with scripts, archives, documents with macros. */
export const fileTypes: readonly FileType[] = [
  row('application/pdf', 'PDF document', 'document', 'pdf'),
  row(`${office}.wordprocessingml.document`, 'Word document', 'document', 'docx'),
  row(`${office}.spreadsheetml.sheet`, 'Excel workbook', 'document', 'xlsx'),
  row(`${office}.presentationml.presentation`, 'PowerPoint presentation', 'document', 'pptx'),
  row(`${open}.text`, 'OpenDocument text', 'document', 'odt'),
  row(`${open}.spreadsheet`, 'OpenDocument spreadsheet', 'document', 'ods'),
  row(`${open}.presentation`, 'OpenDocument presentation', 'document', 'odp'),
  row('image/jpeg', 'JPEG photograph', 'image', 'jpg', 'jpeg', 'jpe', 'jfif'),
  row('image/png', 'PNG picture', 'image', 'png'),
  row('image/webp', 'WebP picture', 'image', 'webp'),
  row('image/gif', 'GIF picture', 'image', 'gif'),
  row('image/avif', 'AVIF picture', 'image', 'avif'),
  row('image/tiff', 'TIFF picture', 'image', 'tif', 'tiff'),
  row('audio/mpeg', 'MP3 sound', 'sound', 'mp3'),
  row('audio/x-m4a', 'M4A sound', 'sound', 'm4a', 'mp4'),
  row('audio/mp4', 'M4A sound', 'sound', 'm4a', 'mp4'),
  row('audio/aac', 'AAC sound', 'sound', 'aac'),
  row('audio/wav', 'WAV sound', 'sound', 'wav'),
  row('audio/flac', 'FLAC sound', 'sound', 'flac'),
  row('audio/ogg', 'Ogg sound', 'sound', 'ogg', 'oga', 'opus'),
  row('audio/ogg; codecs=opus', 'Ogg sound', 'sound', 'ogg', 'oga', 'opus'),
  row('video/mp4', 'MP4 video', 'video', 'mp4', 'm4v', 'm4a'),
  row('video/x-m4v', 'M4V video', 'video', 'm4v', 'mp4'),
  row('video/quicktime', 'QuickTime video', 'video', 'mov', 'qt', 'mp4'),
  row('video/webm', 'WebM recording', 'video', 'webm', 'weba'),
  row('video/3gpp', '3GP video', 'video', '3gp'),
  row('text/plain', 'plain text', 'text', 'txt', 'text', 'md', 'csv', 'tsv', 'log', 'json'),
];

/** Why a file cannot be taken, or what it is. */
export type TypeVerdict =
  | { readonly ok: true; readonly type: FileType }
  | { readonly ok: false; readonly reason: string };

const refused = (reason: string): TypeVerdict => ({ ok: false, reason });

/** Types that people often try, with what to do instead. */
const adviceByType: Readonly<Record<string, string>> = {
  'image/heic': 'a HEIC photograph. Save or share it as JPEG',
  'image/heif': 'a HEIF photograph. Save or share it as JPEG',
  'application/x-cfb': 'in an old Office format. Save it as DOCX, XLSX or PPTX, without a password',
  'application/zip': 'an archive. Add the files one by one',
  'application/x-rar-compressed': 'an archive. Add the files one by one',
  'application/x-7z-compressed': 'an archive. Add the files one by one',
  'application/xml': 'a page that can hold scripts. Save it as PDF, or a drawing as PNG',
  'image/svg+xml': 'a drawing that can hold scripts. Save it as PNG',
  'text/html': 'a web page. Save it as PDF',
};

/**
 * Judge a file by its content. `sniffed` is the media type that the content shows, `text/plain` for readable text and undefined when
 * it shows none; the name only has to agree with it.
 */
export function judgeFileType(sniffed: string | undefined, name: string): TypeVerdict {
  const ending = endingOf(name);
  const type = fileTypes.find(({ mediaType }) => mediaType === sniffed);
  if (!type) {
    const what = sniffed === undefined ? undefined : adviceByType[sniffed];
    if (what) return refused(`"${name}" is ${what}, then add that.`);
    return refused(
      `"${name}" is not a kind of file that can be taken. Add a PDF, a Word, Excel or PowerPoint file, plain text, a picture, a sound or a video.`,
    );
  }
  if (ending !== undefined && !type.endings.includes(ending)) {
    return refused(
      `"${name}" ends in .${ending}, but what is in it is a ${type.name}. Rename it to end in .${type.endings[0]}, or choose the file you meant.`,
    );
  }
  return { ok: true, type };
}

const familiesByKind: Readonly<Record<EvidenceKind, readonly FileFamily[]>> = {
  file: ['image', 'sound', 'video', 'document', 'text'],
  photograph: ['image'],
  // A phone's recorder writes sound into the same containers as video.
  sound: ['sound', 'video'],
  video: ['video'],
  text: ['image', 'sound', 'video', 'document', 'text'],
};

/** Whether a type of file belongs with a kind of evidence; the reason when not. */
export function refuseForKind(kind: EvidenceKind, type: FileType): string | undefined {
  if (familiesByKind[kind].includes(type.family)) return undefined;
  return `This evidence is a ${kind}, and the file is a ${type.name}. Add it as evidence of the kind "file" instead.`;
}

/** The ending of a name in lower case, without its dot; undefined when there is none. */
export function endingOf(name: string): string | undefined {
  const match = /\.([A-Za-z0-9]{1,8})$/.exec(name);
  return match?.[1]?.toLowerCase();
}

/**
 * The name of a file as it is kept: the last part of a path, without control characters, marks that change the direction of
 * writing, and characters that file systems reserve; at most 200 characters, its ending kept.
 */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[<>:"|?*]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (clean === '') return 'file';
  if (clean.length <= 200) return clean;
  const ending = endingOf(clean);
  return ending === undefined ? clean.slice(0, 200) : `${clean.slice(0, 190 - ending.length)}.${ending}`;
}

/** Whether bytes that no type was found for are readable text and no page in disguise; `start` is how the text begins. */
export function isPlainText(start: string): boolean {
  if (start.includes('\u0000') || start.includes('\ufffd')) return false;
  return !/^\s*(<!doctype|<html|<svg|<\?xml|<\?php|#!|%!ps)/i.test(start) && !/<script[\s>]/i.test(start);
}
