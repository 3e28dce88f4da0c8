/** Why an import cannot begin: every mistake at once, each in Chinese and English. Nothing has been written when this is thrown. */
export class ImportMistakes extends Error {
  readonly mistakes: readonly string[];
  constructor(mistakes: readonly string[]) {
    super(`无法开始导入 / The import cannot begin:\n${mistakes.map((m) => `  ${m}`).join('\n')}`);
    this.mistakes = mistakes;
  }
}
