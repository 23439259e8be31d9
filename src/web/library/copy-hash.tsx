import { useState } from 'react';
import { IconButton } from '#web/ui/button.tsx';
import { showToast } from '#web/ui/toast.tsx';
import './library.css';

/** A hash, shortened, with a button that copies all of it. Where copying is not allowed, all of it is shown. */
export function CopyHash({ hash, of }: { hash: string; of: string }) {
  const [isWhole, setWhole] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(hash);
      showToast('Hash copied');
    } catch {
      // Browsers refuse the clipboard without a secure connection: the reader can still mark the text.
      setWhole(true);
    }
  };
  return (
    <span className="gm-copy-hash">
      <code title={hash}>{isWhole ? hash : `${hash.slice(0, 12)}…`}</code>
      <IconButton name={`Copy the hash of ${of}`} icon="copy" onPress={() => void copy()} />
    </span>
  );
}
