import { useEffect, useRef, useState } from 'react';
import { Button } from '#web/ui/button.tsx';

const types = ['audio/mp4', 'audio/webm;codecs=opus', 'audio/webm', 'audio/ogg;codecs=opus'];
const endings: Readonly<Record<string, string>> = {
  'audio/mp4': 'm4a',
  'audio/webm': 'weba',
  'audio/ogg': 'ogg',
};

/** Whether this browser can record sound. */
export function canRecord(): boolean {
  return typeof MediaRecorder !== 'undefined' && navigator.mediaDevices !== undefined;
}

function fileOf(parts: Blob[], type: string): File {
  const plain = type.split(';')[0] ?? 'audio/webm';
  const at = new Date().toISOString().slice(0, 16).replace('T', ' ').replace(':', '.');
  return new File(parts, `Recording ${at}.${endings[plain] ?? 'weba'}`, { type: plain });
}

function clockWords(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Records sound with the device's microphone and hands it over as a file. */
export function SoundRecorder({ onFile }: { onFile: (file: File) => void }) {
  const recorder = useRef<MediaRecorder>(undefined);
  const [seconds, setSeconds] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const isRecording = seconds !== undefined;

  useEffect(() => {
    if (!isRecording) return;
    const timer = setInterval(() => setSeconds((before) => (before ?? 0) + 1), 1000);
    return () => clearInterval(timer);
  }, [isRecording]);
  useEffect(() => () => recorder.current?.stream.getTracks().forEach((track) => void track.stop()), []);

  const start = async () => {
    setProblem(undefined);
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const type = types.find((each) => MediaRecorder.isTypeSupported(each)) ?? '';
      const made = new MediaRecorder(stream, type ? { mimeType: type } : {});
      const parts: Blob[] = [];
      made.ondataavailable = ({ data }) => void parts.push(data);
      made.onstop = () => {
        for (const track of stream.getTracks()) track.stop();
        onFile(fileOf(parts, made.mimeType));
      };
      made.start();
      recorder.current = made;
      setSeconds(0);
    } catch {
      // The browser has told why: no microphone, or not allowed.
      setProblem('The microphone could not be used. Allow it in the browser, or choose a recording.');
    }
  };
  const stop = () => {
    recorder.current?.stop();
    setSeconds(undefined);
  };
  return (
    <div className="gm-stack">
      <Button icon={isRecording ? 'pause' : 'play'} isWide onPress={isRecording ? stop : () => void start()}>
        {isRecording ? `Stop and keep the recording, ${clockWords(seconds)}` : 'Record sound'}
      </Button>
      {problem ? <p className="gm-upload-problem">{problem}</p> : null}
    </div>
  );
}
