/** Hands a text to the browser as a file. */
export function saveFile(name: string, words: string): void {
  const address = URL.createObjectURL(new Blob([words], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
