/** Newest first: Edge and the others also call themselves Chrome, and Chrome calls itself Safari. */
const browsers = [
  ['WeChat', /MicroMessenger\//],
  ['WeCom', /wxwork\//i],
  ['DingTalk', /DingTalk\//],
  ['Edge', /Edg(A|iOS)?\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
] as const;
const systems = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const;

/** The words by which somebody knows their own device again, e.g. 'Edge · Windows'; '' when it does not say. */
export function deviceOf(userAgent: string | undefined): string {
  const name = (list: readonly (readonly [string, RegExp])[]) => list.find(([, sign]) => sign.test(userAgent ?? ''))?.[0];
  return [name(browsers), name(systems)].filter(Boolean).join(' · ');
}
