import { fileAddress, filesOf, keptFile } from '#web/offline/kept-sheets.ts';
import { formatBytes } from '#web/ui/dates.ts';
import { Icon } from '#web/ui/icons.tsx';
import type { SheetPart } from './sheet-page.tsx';

async function openFile(id: string) {
  const blob = await keptFile(id);
  const address = blob ? URL.createObjectURL(blob) : fileAddress(id);
  globalThis.open(address, '_blank', 'noopener');
}

/** What to read: what the apprentice handed in, and the gateway pack. Folded, for it was read before. */
export function SheetMaterial({ bundle }: SheetPart) {
  const files = filesOf(bundle);
  if (files.length === 0) return null;
  return (
    <details className="gm-sheet-material">
      <summary>
        What was handed in and the gateway pack <span className="gm-quiet">({files.length} files)</span>
      </summary>
      <ul className="gm-sheet-files">
        {files.map(({ id, name, bytes }) => (
          <li key={id}>
            <button type="button" className="gm-button" data-kind="quiet" onClick={() => void openFile(id)}>
              <Icon name="file" />
              {name}
            </button>
            <span className="gm-small gm-quiet">{formatBytes(bytes)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
