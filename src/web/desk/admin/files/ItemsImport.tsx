import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import type { FileKind } from '../../../../contract/referenceFiles.ts';
import { useImportItems } from '../../../api/deskFiles.ts';
import { useText } from '../../useText.ts';
import { fieldName } from '../fieldName.ts';
import { ChangeTable } from './ChangeTable.tsx';
import { TableImport } from './TableImport.tsx';

type Key = Parameters<ReturnType<typeof useText>>[0];

/** A table of reference data is taken in: looked at, then written in one go. */
export function ItemsImport({ kind, onClose }: { readonly kind: FileKind; readonly onClose: () => void }) {
  const text = useText();
  const { message } = App.useApp();
  const look = useImportItems(kind);
  const write = useImportItems(kind);
  const [file, setFile] = useState<File | null>(null);
  const found = look.data;
  // Somebody may have been faster between the look and the writing: then the mistakes of the writing count.
  const refused = write.data && !write.data.applied ? write.data : null;
  const mistakes = (refused ?? found)?.mistakes ?? null;
  const changes = found?.changes ?? [];
  return (
    <Drawer
      open
      size={860}
      onClose={onClose}
      title={text('files.importOf', { name: text(`referenceKind.${kind}`) })}
      footer={
        <div className="form-actions">
          <Button
            type="primary"
            disabled={file === null || mistakes === null || mistakes.length > 0 || changes.length === 0}
            loading={write.isPending}
            onClick={() =>
              file &&
              write.mutate(
                { file, apply: true },
                {
                  onSuccess: ({ applied }) => {
                    if (!applied) return;
                    message.success(text('files.applied', { count: changes.length }));
                    onClose();
                  },
                },
              )
            }
          >
            {text('files.apply', { count: changes.length })}
          </Button>
          <Button onClick={onClose}>{text('action.cancel')}</Button>
        </div>
      }
    >
      <TableImport
        onFile={(chosen) => {
          setFile(chosen);
          write.reset();
          look.mutate({ file: chosen, apply: false });
        }}
        reading={look.isPending}
        error={look.error ?? write.error}
        mistakes={mistakes}
        // The codes are those of the contract; words.test finds a missing one.
        why={(code) => `files.why.${code}` as Key}
        columnName={(column) => fieldName(column, text)}
      >
        {found && <ChangeTable lines={found.lines} changes={changes} fieldName={(field) => fieldName(field, text)} />}
      </TableImport>
    </Drawer>
  );
}
