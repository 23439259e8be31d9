import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanFileName, fileTypes, isPlainText, judgeFileType, refuseForKind } from './file-types.ts';

test('every type is taken under each of its own endings and without one', () => {
  for (const type of fileTypes) {
    for (const ending of [...type.endings.map((end) => `.${end.toUpperCase()}`), ''])
      expect(judgeFileType(type.mediaType, `file${ending}`)).toMatchObject({ ok: true });
  }
});

test('a file that lies about its type is refused and told what it is', () => {
  expect(judgeFileType('application/pdf', 'me.jpg')).toEqual({
    ok: false,
    reason:
      '"me.jpg" ends in .jpg, but what is in it is a PDF document. Rename it to end in .pdf, or choose the file you meant.',
  });
});

test('programs and pages are refused, with what to do where people often try', () => {
  expect(judgeFileType('application/x-msdownload', 'setup.pdf').ok).toBe(false);
  expect(judgeFileType('image/heic', 'photo.heic')).toMatchObject({
    reason: '"photo.heic" is a HEIC photograph. Save or share it as JPEG, then add that.',
  });
  expect(judgeFileType(undefined, 'page.html').ok).toBe(false);
});

test('a photograph is a picture and nothing else', () => {
  const pdf = fileTypes.find(({ mediaType }) => mediaType === 'application/pdf');
  expect(pdf && refuseForKind('photograph', pdf)).toContain('PDF document');
  expect(pdf && refuseForKind('file', pdf)).toBeUndefined();
});

test('a clean name never holds a path, a control character or a dot in front, and cleaning it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const clean = cleanFileName(name);
      expect(clean).toMatch(/^[^/\\.<>:"|?*][^/\\<>:"|?*]*$/);
      expect(clean.length).toBeLessThanOrEqual(200);
      expect(cleanFileName(clean)).toBe(clean);
    }),
  );
});

test('path tricks leave only a name', () => {
  expect(cleanFileName('../../etc/passwd')).toBe('passwd');
  expect(cleanFileName('C:\\Users\\me\\report.pdf')).toBe('report.pdf');
  expect(cleanFileName('..')).toBe('file');
  expect(cleanFileName('invoice\u202Egpj.exe')).toBe('invoicegpj.exe');
});

test('a page in disguise is not plain text', () => {
  expect(isPlainText('Dear diary,\n1 < 2')).toBe(true);
  for (const page of [
    '<html>',
    ' <!DOCTYPE html>',
    '<svg xmlns=',
    'hello <script>alert(1)</script>',
    'a\u0000b',
  ])
    expect(isPlainText(page)).toBe(false);
});
