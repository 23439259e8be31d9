import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  archivePath,
  buildManifest,
  PackArchiveFile,
  type PackHead,
  type PackItem,
  sealItems,
} from './pack.ts';

const id = '00000000-0000-7000-8000-000000000001';
const hash = 'a'.repeat(64);

const head: PackHead = {
  packId: id,
  gatewayId: id,
  enrolmentId: id,
  series: 1,
  revision: 1,
  previousHash: null,
  createdAt: '2026-11-22T10:00:00.000Z',
  createdBy: 'Theo Marsh',
  sender: { id, name: 'Northgate Training', ukprn: null },
  recipient: { id, name: 'Assay' },
  apprentice: {
    givenNames: 'Amina',
    familyName: 'Okafor',
    nameUsed: null,
    email: null,
    dateOfBirth: '2003-04-05',
    uln: '1000000043',
    ulnKind: 'known',
    learnerReference: null,
  },
  programme: {
    reference: 'ST0071',
    standardVersion: '1.2',
    planEdition: '2024-09',
    planHash: hash,
    policyId: null,
    options: [],
    startsOn: '2025-06-02',
    plannedEndOn: '2027-01-29',
    breaks: [],
  },
  employer: { name: 'Harbour Foods', manager: { name: 'Priya Shah', email: 'priya@harbour.example' } },
  involved: [],
  choices: {},
  formats: {},
};

/** An item that holds files with these hashes. */
function itemWith(requirementId: string, hashes: readonly string[]): PackItem {
  return {
    requirementId,
    title: requirementId,
    reason: 'Met.',
    source: { document: 'plan', section: 'Gateway' },
    itemHash: hash,
    content: {
      requirementId,
      kind: 'file',
      series: 1,
      standing: 'met',
      facts: {},
      files: hashes.map((sha256) => ({
        sha256,
        name: `${sha256.slice(0, 4)}.pdf`,
        mediaType: 'application/pdf',
        bytes: 10,
        evidence: null,
      })),
      act: null,
      waiver: null,
      signatures: [],
    },
  };
}

const aHash = fc.integer({ min: 0, max: 9 }).map((digit) => String(digit).repeat(64));
const hashes = fc.uniqueArray(aHash, { maxLength: 6 });

describe('the files of a manifest', () => {
  test('are each named once, whichever items hold them', () => {
    fc.assert(
      fc.property(hashes, hashes, (one, other) => {
        const { files } = buildManifest(head, [itemWith('one', one), itemWith('other', other)], undefined);
        expect(files.map(({ sha256 }) => sha256).sort()).toEqual([...new Set([...one, ...other])].sort());
        expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
      }),
    );
  });

  test('are carried by the first revision that holds them and never again', () => {
    fc.assert(
      fc.property(hashes, hashes, (before, now) => {
        const first = buildManifest(head, [itemWith('it', before)], undefined);
        const second = buildManifest({ ...head, revision: 2 }, [itemWith('it', now)], first);
        for (const { sha256, revision } of second.files)
          expect(revision).toBe(before.includes(sha256) ? 1 : 2);
      }),
    );
  });

  test('lie below one folder of the archive under a name that any system keeps', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const path = archivePath(hash, name);
        const parsed = PackArchiveFile.safeParse({ sha256: hash, bytes: 1, path, revision: 1 });
        expect(parsed.success).toBe(true);
        expect(path.split('/')).toHaveLength(2);
      }),
    );
  });
});

test('the hash of an item covers its content, and not the words in which its standing is said', () => {
  const hasher = (value: unknown) => JSON.stringify(value);
  const { itemHash: _, ...draft } = itemWith('it', []);
  const [sealed] = sealItems([draft], hasher);
  const [said] = sealItems([{ ...draft, reason: 'Everything is there.' }], hasher);
  const [waived] = sealItems([{ ...draft, content: { ...draft.content, standing: 'waived' } }], hasher);
  expect(said?.itemHash).toBe(sealed?.itemHash);
  expect(waived?.itemHash).not.toBe(sealed?.itemHash);
});
