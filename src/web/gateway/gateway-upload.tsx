import { useUploads } from '#web/api/use-uploads.ts';
import { Button } from '#web/ui/button.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { ErrorSummary } from '#web/ui/form.tsx';
import type { ItemProps } from './item-panel.tsx';
import { ownFiles, useProvide } from './provide.ts';

/** Hand in documents for one requirement. A file that is kept is added to the item at once. */
export function GatewayUpload({ gateway, item }: ItemProps) {
  const { provide, formState, isPending } = useProvide({ gateway, item });
  const kept = ownFiles(item);
  const uploads = useUploads({ purpose: 'gateway', subjectId: gateway.id }, (file) =>
    provide({ fileIds: [...kept.map(({ id }) => id), file.id] }),
  );
  return (
    <div className="gm-stack">
      <ErrorSummary formId={`file-${item.requirementId}`} {...formState} />
      <FileDrop
        {...uploads}
        label={kept.length === 0 ? 'Choose a file, or drop it here' : 'Add another file'}
        hint="PDF, Word, a photograph or a scan. It goes into the pack as it is."
      />
      {kept.length > 0 ? (
        <ul className="gm-row" aria-label="Take a file out">
          {kept.map((file) => (
            <li key={file.id}>
              <Button
                kind="quiet"
                icon="cross"
                isPending={isPending}
                onPress={() => provide({ fileIds: kept.map(({ id }) => id).filter((id) => id !== file.id) })}
              >
                Take out {file.name}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
