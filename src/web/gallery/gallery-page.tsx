import { PageHeader } from '#web/ui/page.tsx';
import './gallery.css';
import { ControlSamples } from './control-samples.tsx';
import { MessageSamples } from './message-samples.tsx';
import { PictureSamples } from './picture-samples.tsx';

/** Everything the product is made of, in all its states. */
export function GalleryPage() {
  return (
    <main className="gm-gallery">
      <PageHeader title="Gallery" lead="What every screen is made of, in all its states." />
      <PictureSamples />
      <MessageSamples />
      <ControlSamples />
    </main>
  );
}
