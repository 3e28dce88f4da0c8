import { DeleteOutlined, VideoCameraOutlined } from '@ant-design/icons';
import { Button, Progress, Upload } from 'antd';
import { useRef, useState } from 'react';
import { uploadVideo, videoLimits, videoPath } from '../../../../contract/training.ts';
import { sendFile } from '../../../api/sendFile.ts';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { useText } from '../../useText.ts';

type VideoFieldProps = {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (video: string | null) => void;
};

/** The film of a course; it is sent at once, and belongs to the course when that is saved. */
export function VideoField({ id, value = null, onChange }: VideoFieldProps) {
  const text = useText();
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const sending = useRef<AbortController>(null);

  async function send(file: File): Promise<void> {
    const controller = new AbortController();
    sending.current = controller;
    setError(null);
    setShare(0);
    try {
      const { id: video } = await sendFile(uploadVideo, {
        path: uploadVideo.path,
        file,
        progress: setShare,
        signal: controller.signal,
      });
      onChange?.(video);
    } catch (problem) {
      if (!controller.signal.aborted) setError(problem);
    }
    setShare(null);
  }

  if (share !== null) {
    return (
      <div className="video-field" role="status">
        <Progress percent={Math.floor(share * 100)} aria-label={text('editor.sending')} />
        <Button onClick={() => sending.current?.abort()}>{text('editor.stopSending')}</Button>
      </div>
    );
  }
  return (
    <div className="video-field" id={id}>
      <ProblemAlert error={error} />
      <Upload
        accept="video/mp4,video/webm"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <Button icon={<VideoCameraOutlined />}>{text(value === null ? 'editor.addVideo' : 'editor.otherVideo')}</Button>
      </Upload>
      {value !== null && (
        <>
          <a href={videoPath.replace(':id', value)} target="_blank" rel="noreferrer">
            {text('editor.watch')}
          </a>
          <Button type="text" icon={<DeleteOutlined />} onClick={() => onChange?.(null)}>
            {text('editor.removeVideo')}
          </Button>
        </>
      )}
      <p className="muted">{text('editor.videoHint', { megabytes: videoLimits.megabytes })}</p>
    </div>
  );
}
