/** Copies words; over plain http, where there is no clipboard, by selecting `shown`. False when the browser allows neither. */
export async function copyText(words: string, shown: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    if (!shown) return false;
    const selection = window.getSelection();
    const range = document.createRange();
    range.selectNodeContents(shown);
    selection?.removeAllRanges();
    selection?.addRange(range);
    return document.execCommand('copy');
  }
}
