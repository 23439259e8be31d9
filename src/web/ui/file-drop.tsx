import { useId, useState } from 'react';
import { IconButton } from './button.tsx';
import { formatBytes } from './dates.ts';
import './file-drop.css';
import { Icon } from './icons.tsx';

/** A file on its way. `sent` from 0 to 1. */
export interface Upload {
  id: string;
  name: string;
  bytes: number;
  state: 'waiting' | 'sending' | 'paused' | 'done' | 'failed';
  sent: number;
  /** What went wrong and what mends it. */
  problem?: string | undefined;
}

export interface FileDropProps {
  label: string;
  hint?: string | undefined;
  accept?: string | undefined;
  /** Opens the camera on a phone. */
  capture?: 'environment' | 'user' | undefined;
  uploads: readonly Upload[];
  onFiles: (files: File[]) => void;
  onPause?: ((id: string) => void) | undefined;
  onResume?: ((id: string) => void) | undefined;
  onRemove?: ((id: string) => void) | undefined;
}

/** Choose, drop or photograph files; each shows how far it is and can be paused and taken up again. */
export function FileDrop(props: FileDropProps) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  return (
    <div className="gm-files">
      <label
        className="gm-drop"
        data-over={isOver || undefined}
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          props.onFiles([...event.dataTransfer.files]);
        }}
      >
        <Icon name="upload" size={20} />
        <span className="gm-drop-words">
          <strong>{props.label}</strong>
          {props.hint ? <span className="gm-hint">{props.hint}</span> : null}
        </span>
        <input
          id={id}
          className="gm-hidden"
          type="file"
          multiple
          accept={props.accept}
          capture={props.capture}
          onChange={(event) => {
            props.onFiles([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </label>
      {props.uploads.length > 0 ? (
        <ul className="gm-uploads" aria-label="Files">
          {props.uploads.map((upload) => (
            <UploadLine key={upload.id} upload={upload} actions={props} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function stateWords(upload: Upload): string {
  if (upload.state === 'done') return formatBytes(upload.bytes);
  if (upload.state === 'waiting') return 'Waiting';
  const share = `${Math.round(upload.sent * 100)}% of ${formatBytes(upload.bytes)}`;
  return upload.state === 'sending' ? share : `Stopped at ${share}`;
}

function UploadLine({ upload, actions }: { upload: Upload; actions: FileDropProps }) {
  const { state, id, name } = upload;
  return (
    <li className="gm-upload" data-state={state}>
      <Icon name={state === 'done' ? 'tick' : state === 'failed' ? 'cross' : 'file'} />
      <span className="gm-upload-name">{name}</span>
      <span className="gm-upload-state" aria-live="off">
        {stateWords(upload)}
      </span>
      <span className="gm-upload-actions">
        {state === 'sending' && actions.onPause ? (
          <IconButton name={`Pause ${name}`} icon="pause" onPress={() => actions.onPause?.(id)} />
        ) : null}
        {(state === 'paused' || state === 'failed') && actions.onResume ? (
          <IconButton name={`Go on with ${name}`} icon="play" onPress={() => actions.onResume?.(id)} />
        ) : null}
        {actions.onRemove ? (
          <IconButton name={`Remove ${name}`} icon="cross" onPress={() => actions.onRemove?.(id)} />
        ) : null}
      </span>
      {state === 'sending' || state === 'paused' ? (
        <progress aria-label={`${name} sent`} value={upload.sent} max={1} />
      ) : null}
      {upload.problem ? <p className="gm-upload-problem">{upload.problem}</p> : null}
    </li>
  );
}
