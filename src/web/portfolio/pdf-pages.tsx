import { useQuery } from '@tanstack/react-query';
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { Skeleton } from '#web/ui/progress.tsx';

GlobalWorkerOptions.workerSrc = workerAddress;
const atFirst = 5;

/** The pages of a PDF drawn as pictures: nothing in the document can act. */
export function PdfPages({ address, name }: { address: string; name: string }) {
  const [shown, setShown] = useState(atFirst);
  const opened = useQuery({
    queryKey: ['pdf', address],
    queryFn: async () =>
      await getDocument({ url: address, isEvalSupported: false, enableXfa: false, withCredentials: true })
        .promise,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    retry: false,
  });
  if (opened.error) return <p>This document could not be opened here. Download it to read it.</p>;
  if (!opened.data) return <Skeleton label="Opening the document" lines={6} />;
  const count = opened.data.numPages;
  const pages = Array.from({ length: Math.min(shown, count) }, (_, index) => index + 1);
  return (
    <div className="gm-pdf">
      {pages.map((page) => (
        <PdfPage key={page} document={opened.data} page={page} name={name} />
      ))}
      {count > shown ? (
        <Button kind="quiet" onPress={() => setShown(count)}>
          {`Show all ${count} pages`}
        </Button>
      ) : null}
    </div>
  );
}

function PdfPage({ document, page, name }: { document: PDFDocumentProxy; page: number; name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const drawn = draw(document, page, canvas.current);
    return () => void drawn.then((cancel) => cancel());
  }, [document, page]);
  return <canvas ref={canvas} role="img" aria-label={`${name}, page ${page}`} />;
}

/** Draws one page at twice its printed size, so that it stays sharp; answers how to stop. */
async function draw(
  document: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement | null,
): Promise<() => void> {
  const page = await document.getPage(number);
  if (!canvas) return () => undefined;
  const viewport = page.getViewport({ scale: 2 });
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  const task = page.render({ canvas, viewport });
  task.promise.catch((error: unknown) => {
    // A drawing that was called off is no problem; the next one follows.
    if (!(error instanceof Error) || error.name !== 'RenderingCancelledException') throw error;
  });
  return () => task.cancel();
}
