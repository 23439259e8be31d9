import { useQuery } from '@tanstack/react-query';
import type { ReceivedItem } from '#contract/gateway.ts';
import { FileList, fileAddress } from '#web/gateway/file-list.tsx';

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
      <FileList files={files} label={`Files of ${title}`} />
      {shown.map((file) => (
        <details key={file.id} className="gm-preview" open={!isMany}>
          <summary>Look at {file.name}</summary>
          <Preview file={file} />
        </details>
      ))}
    </section>
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
      if (!reply.ok) throw new Error(`The file could not be read (${reply.status}).`);
      return await reply.text();
    },
  });
  if (text.error) return <p className="gm-quiet">{text.error.message}</p>;
  return <p className="gm-preview-text">{text.data ?? 'Loading'}</p>;
}
