import type { PackItem, PackManifest } from '#domain/gateway/pack.ts';
import { londonDayOf, londonTimeOf } from '#domain/time/london.ts';
import { sayDate } from '#domain/time/plain-date.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function text(value: string): string {
  return value.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function moment(instant: string): string {
  return `${sayDate(londonDayOf(instant))}, ${londonTimeOf(instant)}`;
}

function list(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`;
}

function fileLine(manifest: PackManifest, file: PackItem['content']['files'][number]): string {
  const held = manifest.files.find(({ sha256 }) => sha256 === file.sha256);
  const name = text(file.evidence?.title ?? file.name);
  const link =
    held?.revision === manifest.revision
      ? `<a href="${text(held.path)}">${name}</a>`
      : `${name} (in the archive of revision ${held?.revision ?? '?'})`;
  const mapping = file.evidence?.mapping.map(({ ref }) => ref).join(', ');
  return `${link}${mapping ? ` – ${text(mapping)}` : ''} <code>${file.sha256}</code>`;
}

function itemSection(manifest: PackManifest, item: PackItem): string {
  const { content } = item;
  const source = `${item.source.document}, ${item.source.section}`;
  const signatures = content.signatures.map(
    ({ name, role, email, at, sameDomain }) =>
      `Signed by ${text(name)} (${text(role)}, ${text(email)}) on ${moment(at)}${sameDomain ? ' – address on the provider’s own domain' : ''}`,
  );
  const act = content.act
    ? [`${text(content.act.name)} (${content.act.by}) on ${moment(content.act.at)}`]
    : [];
  const statement = content.signatures[0]?.statement ?? content.act?.statement;
  return [
    `<section><h2>${text(item.title)}</h2>`,
    `<p><strong>${content.standing === 'met' ? 'Met' : 'Waived'}.</strong> ${text(item.reason)}</p>`,
    statement === undefined ? '' : `<blockquote>${text(statement)}</blockquote>`,
    list([...act, ...signatures]),
    list(content.files.map((file) => fileLine(manifest, file))),
    `<p class="small">Rule: ${text(source)}. Item hash <code>${item.itemHash}</code></p></section>`,
  ].join('\n');
}

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}code{font-size:.75em;word-break:break-all}.small{color:#555;font-size:.875em}dt{font-weight:600}section{border-top:1px solid #999}';

/** The page inside the archive that says in plain language what the pack holds. The signed manifest leads. */
export function packIndex(manifest: PackManifest): string {
  const { apprentice, programme, sender, recipient, employer } = manifest;
  const facts: readonly (readonly [string, string])[] = [
    ['Apprentice', `${apprentice.givenNames} ${apprentice.familyName}`],
    ['Unique learner number', apprentice.uln],
    ['Standard', `${programme.reference} ${programme.standardVersion}, plan ${programme.planEdition}`],
    ['Start', sayDate(programme.startsOn)],
    ['Employer', `${employer.name} (${employer.manager.name})`],
    ['From', `${sender.name}${sender.ukprn ? `, UKPRN ${sender.ukprn}` : ''}`],
    ['To', recipient.name],
    ['Revision', `${manifest.revision}, made ${moment(manifest.createdAt)} by ${manifest.createdBy}`],
  ];
  return [
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">',
    `<title>Gateway pack: ${text(apprentice.givenNames)} ${text(apprentice.familyName)}</title><style>${style}</style></head><body>`,
    `<h1>Gateway pack of ${text(apprentice.givenNames)} ${text(apprentice.familyName)}</h1>`,
    '<p>This page describes the signed file <a href="manifest.json">manifest.json</a>. To check that nothing was changed, run <code>guildmark pack verify</code> on the archive.</p>',
    `<dl>${facts.map(([term, value]) => `<dt>${term}</dt><dd>${text(value)}</dd>`).join('')}</dl>`,
    ...manifest.items.map((item) => itemSection(manifest, item)),
    '</body></html>\n',
  ].join('\n');
}
