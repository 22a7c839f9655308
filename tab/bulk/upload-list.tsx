import { Button, Field, Radio, RadioGroup, Spinner, Text } from '@fluentui/react-components';
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import { actTitle } from '../../cards/bulk/list-titles.ts';
import { dataOf } from '../api/client.ts';
import { listActsFor } from '../../services/bulk/list-acts.ts';
import type { ListAct } from '../api/schema.d.ts';
import { FileMenu } from '../files/file-menu.tsx';
import type { FileStream } from '../files/received.ts';
import { useDesk, useMe } from '../kit/desk.ts';
import { goTo } from '../kit/place.ts';
import { Trouble } from '../kit/trouble.tsx';
import { useAct } from '../kit/use-act.ts';
import styles from './lists.module.css';

type Format = 'xlsx' | 'csv';
const formats: Readonly<Record<Format, string>> = { xlsx: 'Excel', csv: 'CSV' };

/** What should happen, a template for it, and the place for the file. */
export function UploadList() {
  const { api, wording } = useDesk();
  const acts = listActsFor(useMe());
  const [act, setAct] = useState<ListAct>(acts[0] ?? 'invite');
  const template = (format: Format) =>
    dataOf<FileStream>(api.GET('/list-template', { params: { query: { act, format } }, parseAs: 'stream' }));
  return (
    <section className={styles.section} aria-labelledby="new-list">
      <h2 id="new-list">{wording.text('tab.bulk.title')}</h2>
      <Text>{wording.text('tab.bulk.text')}</Text>
      <Field label={wording.text('tab.bulk.act')}>
        <RadioGroup
          layout="horizontal"
          className={styles.acts}
          value={act}
          onChange={(_event, { value }) => setAct(value as ListAct)}
        >
          {acts.map((one) => (
            <Radio key={one} value={one} label={actTitle(one, wording)} />
          ))}
        </RadioGroup>
      </Field>
      <div>
        <FileMenu
          label={wording.text('tab.bulk.template')}
          formats={formats}
          nameOf={(format) => `agreement-desk-${act}.${format}`}
          fetch={template}
        />
      </div>
      <DropPlace act={act} />
    </section>
  );
}

function DropPlace({ act }: { readonly act: ListAct }) {
  const { wording } = useDesk();
  const chooser = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const { isPending, error, variables, mutate } = useUpload(act);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !isPending) mutate(file);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <>
      <div
        className={styles.drop}
        data-over={isOver || undefined}
        onDrop={drop}
        onDragOver={over}
        onDragLeave={() => setOver(false)}
      >
        <Text>{wording.text('tab.bulk.drop')}</Text>
        <Button
          appearance="primary"
          disabledFocusable={isPending}
          icon={isPending ? <Spinner size="tiny" /> : null}
          onClick={() => chooser.current?.click()}
        >
          {wording.text('tab.bulk.choose')}
        </Button>
        <input ref={chooser} type="file" hidden aria-label={wording.text('tab.bulk.choose')} {...choosing(mutate)} />
      </div>
      {error && <Trouble error={error} onRetry={() => mutate(variables)} />}
    </>
  );
}

function useUpload(act: ListAct) {
  const { api } = useDesk();
  return useAct(async (file: File) => {
    const list = await dataOf(
      api.POST('/lists', {
        params: { query: { act, name: file.name } },
        // The description knows a file as text; it goes as it is.
        body: file as unknown as string,
        bodySerializer: (body) => body as unknown as Blob,
        headers: { 'Content-Type': 'application/octet-stream' },
      }),
    );
    goTo('lists', { list: list.listId });
  });
}

function choosing(choose: (file: File) => void) {
  return {
    accept: '.xlsx,.csv,.txt',
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
      const file = currentTarget.files?.[0];
      // The same file can be chosen again after it was changed.
      currentTarget.value = '';
      if (file) choose(file);
    },
  };
}
