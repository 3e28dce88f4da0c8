import { Button, Drawer, Form, Input, Radio } from 'antd';
import { createScreen } from '../../../../contract/wall.ts';
import { screenLanguages, screenModes } from '../../../../domain/wall/vocabulary.ts';
import { type ScreenDraft, type ScreenOpening, type ScreenRow, useSaveScreen } from '../../../api/deskWall.ts';
import { fieldRules } from '../../parts/fieldRules.ts';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { shapeOf } from '../../parts/shapeOf.ts';
import { useText } from '../../useText.ts';

/** Name, use and language of a screen. `screen` null: a new one, whose link is then shown once. */
export function ScreenDrawer({
  screen,
  onOpening,
  onClose,
}: {
  readonly screen: ScreenRow | null;
  readonly onOpening: (opening: ScreenOpening) => void;
  readonly onClose: () => void;
}) {
  const text = useText();
  const save = useSaveScreen();
  const shape = shapeOf(createScreen.body);
  return (
    <Drawer open onClose={onClose} size={480} title={text(screen ? 'screens.edit' : 'screens.add')}>
      <Form<ScreenDraft>
        layout="vertical"
        initialValues={screen ?? { name: '', mode: 'operations', language: 'zh-CN' }}
        onFinish={(draft) =>
          save.mutate(
            { id: screen?.id ?? null, draft },
            {
              onSuccess: (opening) => {
                onClose();
                if (opening) onOpening(opening);
              },
            },
          )
        }
      >
        <ProblemAlert error={save.error} />
        <Form.Item name="name" label={text('item.name')} rules={fieldRules(shape.name)}>
          <Input autoFocus />
        </Form.Item>
        <Form.Item name="mode" label={text('screens.mode')}>
          <Radio.Group
            optionType="button"
            options={screenModes.map((value) => ({ value, label: text(`screenMode.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="language" label={text('screens.language')}>
          <Radio.Group
            optionType="button"
            options={screenLanguages.map((value) => ({ value, label: text(`screenLanguage.${value}`) }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {text('action.save')}
        </Button>
      </Form>
    </Drawer>
  );
}
