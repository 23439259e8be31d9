import type { z } from 'zod';
import type { FileRef } from '#contract/shapes.ts';
import { actingMembership } from '#web/api/client.ts';
import { formatBytes } from '#web/ui/dates.ts';
import { Icon } from '#web/ui/icons.tsx';

type File = z.infer<typeof FileRef>;

/** The address of a file for the membership acted as; elements of the page send no headers of ours. */
export function fileAddress(fileId: string): string {
  const membership = actingMembership();
  const query = membership ? `?membership=${encodeURIComponent(membership)}` : '';
  return `/api/v1/files/${encodeURIComponent(fileId)}${query}`;
}

/** Files by name and size, each a link that opens or saves it. */
export function FileList({
  files,
  label,
  addressOf = fileAddress,
}: {
  files: readonly File[];
  label: string;
  addressOf?: ((fileId: string) => string) | undefined;
}) {
  if (files.length === 0) return null;
  return (
    <ul className="gm-filelist" aria-label={label}>
      {files.map((file) => (
        <li key={file.id}>
          <Icon name="file" />
          <a href={addressOf(file.id)} target="_blank" rel="noreferrer">
            {file.name}
          </a>
          <span className="gm-small gm-quiet">{formatBytes(file.bytes)}</span>
        </li>
      ))}
    </ul>
  );
}
