const key = 'huying.font';

export const hasLargeFont = () => localStorage.getItem(key) === 'large';

/** All sizes are in rem, so one attribute on the root enlarges everything. */
export function applyFont(): void {
  document.documentElement.dataset['font'] = hasLargeFont() ? 'large' : 'normal';
}

export function setLargeFont(large: boolean): void {
  localStorage.setItem(key, large ? 'large' : 'normal');
  applyFont();
}
