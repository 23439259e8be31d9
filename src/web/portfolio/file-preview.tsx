import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { FileRef } from '#contract/shapes.ts';
import { actingMembership } from '#web/api/client.ts';
import { formatBytes } from '#web/ui/dates.ts';
import { Skeleton } from '#web/ui/progress.tsx';

const PdfPages = lazy(async () => ({ default: (await import('./pdf-pages.tsx')).PdfPages }));

/** The address of a file's bytes. An image or video element sends no headers, so the address names the membership. */
export function fileAddress(id: string): string {
  const membership = actingMembership();
  return `/api/v1/files/${id}${membership ? `?membership=${membership}` : ''}`;
}

/** A file shown where it stands, whatever kind it is; what cannot be shown is offered to download. */
export function FilePreview({ file }: { file: FileRef }) {
  const address = fileAddress(file.id);
  return (
    <figure className="gm-preview">
      <Shown file={file} address={address} />
      <figcaption>
        <a href={address} download={file.name}>
          {file.name}
        </a>{' '}
        <span className="gm-quiet">{formatBytes(file.bytes)}</span>
      </figcaption>
    </figure>
  );
}

function Shown({ file, address }: { file: FileRef; address: string }) {
  const [family] = file.mediaType.split('/');
  if (family === 'image') return <img src={address} alt={file.name} loading="lazy" />;
  if (family === 'audio' || /\.(weba|m4a)$/i.test(file.name))
    // biome-ignore lint/a11y/useMediaCaption: a recording of work has no written version
    return <audio controls preload="metadata" src={address} aria-label={file.name} />;
  if (family === 'video')
    // biome-ignore lint/a11y/useMediaCaption: a recording of work has no written version
    return <video controls preload="metadata" src={address} aria-label={file.name} />;
  if (file.mediaType === 'application/pdf')
    return (
      <Suspense fallback={<Skeleton label="Opening the document" lines={6} />}>
        <PdfPages address={address} name={file.name} />
      </Suspense>
    );
  if (family === 'text') return <TextFile address={address} name={file.name} />;
  return <p className="gm-quiet">This kind of file opens in its own program. Download it to read it.</p>;
}

function TextFile({ address, name }: { address: string; name: string }) {
  const text = useQuery({
    queryKey: ['file-text', address],
    queryFn: async ({ signal }) => {
      const reply = await fetch(address, { signal, credentials: 'same-origin' });
      if (!reply.ok) throw new Error(`The file answered ${reply.status}`);
      return (await reply.text()).slice(0, 200_000);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (text.error) return <p>It could not be read here. Download it instead.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, also by keyboard
    <section className="gm-piece-text" tabIndex={0} aria-label={name}>
      {text.data ?? 'Opening…'}
    </section>
  );
}
