import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReceivedItem } from '#contract/gateway.ts';
import { problemOf } from '#web/api/problem.ts';
import { FileList, fileAddress } from '#web/gateway/file-list.tsx';
import { formatBytes } from '#web/ui/dates.ts';

type File = ReceivedItem['files'][number];

const previewLimit = 3;
const textLimit = 100_000;

function kindOf({ mediaType, bytes }: File): 'picture' | 'video' | 'sound' | 'text' | undefined {
  if (mediaType.startsWith('image/')) return 'picture';
  if (mediaType.startsWith('video/')) return 'video';
  if (mediaType.startsWith('audio/')) return 'sound';
  return mediaType.startsWith('text/plain') && bytes <= textLimit ? 'text' : undefined;
}

/** The files of an item: what can be shown in place is shown, the rest is opened by its name. */
export function FilePreviews({ files, title }: { files: readonly File[]; title: string }) {
  if (files.length === 0) return null;
  const shown = files.filter((file) => kindOf(file) !== undefined);
  const isMany = shown.length > previewLimit;
  return (
    <section aria-label={`Files of ${title}`}>
      <h4>
        {files.length} {files.length === 1 ? 'file' : 'files'}
      </h4>
      <FileList files={files.filter((file) => !shown.includes(file))} label={`Files of ${title}`} />
      {shown.map((file) => (
        <PreviewPart key={file.id} file={file} isFirstOpen={!isMany} />
      ))}
    </section>
  );
}

function PreviewPart({ file, isFirstOpen }: { file: File; isFirstOpen: boolean }) {
  const [isOpen, setIsOpen] = useState(isFirstOpen);
  return (
    <details className="gm-preview" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {file.name} <span className="gm-small">{formatBytes(file.bytes)}</span>
      </summary>
      {isOpen ? (
        <>
          <Preview file={file} />
          <p className="gm-small">
            <a href={fileAddress(file.id)} target="_blank" rel="noreferrer">
              Open {file.name} by itself
            </a>
          </p>
        </>
      ) : null}
    </details>
  );
}

function Preview({ file }: { file: File }) {
  const address = fileAddress(file.id);
  switch (kindOf(file)) {
    case 'picture':
      return <img src={address} alt={file.name} loading="lazy" />;
    case 'video':
      // biome-ignore lint/a11y/useMediaCaption: evidence comes as it was recorded
      return <video src={address} controls preload="none" aria-label={file.name} />;
    case 'sound':
      // biome-ignore lint/a11y/useMediaCaption: evidence comes as it was recorded
      return <audio src={address} controls preload="none" aria-label={file.name} />;
    case 'text':
      return <TextPreview file={file} />;
    case undefined:
      return null;
  }
}

function TextPreview({ file }: { file: File }) {
  const text = useQuery({
    queryKey: ['file-text', file.id],
    queryFn: async ({ signal }) => {
      const reply = await fetch(fileAddress(file.id), { signal });
      if (!reply.ok) throw await problemOf(reply);
      return await reply.text();
    },
  });
  if (text.error) return <p className="gm-quiet">{text.error.message}</p>;
  return <p className="gm-preview-text">{text.data ?? 'Loading'}</p>;
}
