/** The interface language: the person's choice, else the browser's, else Chinese. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const key = 'huying.language';

export function currentLanguage(): Language {
  const chosen = localStorage.getItem(key);
  if (chosen === 'zh-CN' || chosen === 'en') return chosen;
  return navigator.language.startsWith('zh') || !navigator.language ? 'zh-CN' : 'en';
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(key, language);
  location.reload();
}
