export type ImportArguments = {
  readonly file: string;
  readonly map: string;
  readonly dryRun: boolean;
  /** Where the report of every row goes; null: only the summary is printed. */
  readonly report: string | null;
};

export const importUsage = '用法 / Usage: npm run import -- FILE.csv|FILE.xlsx --map MAP.json [--dry-run] [--report REPORT.csv]';

/** What follows `npm run import --`; all mistakes at once. */
export function parseImportArguments(argv: readonly string[]): ImportArguments | { readonly mistakes: readonly string[] } {
  const mistakes: string[] = [];
  const files: string[] = [];
  const given = new Map<string, string>();
  let dryRun = false;

  for (let i = 0; i < argv.length; i++) {
    const [name = '', attached] = splitOnce(argv[i]!);
    if (!name.startsWith('--')) {
      files.push(argv[i]!);
    } else if (name === '--dry-run' && attached === undefined) {
      dryRun = true;
    } else if (name === '--map' || name === '--report') {
      const next = argv[i + 1];
      const value = attached ?? (next === undefined || next.startsWith('--') ? '' : next);
      if (attached === undefined && value !== '') i += 1;
      if (value === '') mistakes.push(`${name} 后面缺少文件名 / ${name} needs a file name after it`);
      else if (given.has(name)) mistakes.push(`${name} 只能给一次 / ${name} may be given once`);
      given.set(name, value);
    } else {
      mistakes.push(`没有 ${name} 这个选项 / There is no option ${name}`);
    }
  }

  const [file, ...others] = files;
  if (file === undefined) mistakes.push('缺少要导入的文件 / The file to import is missing');
  if (others.length > 0) mistakes.push(`一次只能导入一个文件，多出 / One file at a time; too many: ${others.join(', ')}`);
  if (!given.has('--map')) mistakes.push('缺少 --map 映射文件 / --map is missing');
  const map = given.get('--map');
  const report = given.get('--report') ?? null;
  if (report !== null && report !== '' && (report === file || report === map)) {
    mistakes.push('--report 会覆盖输入文件 / --report would overwrite an input file');
  }
  return mistakes.length > 0 || file === undefined || map === undefined ? { mistakes } : { file, map, dryRun, report };
}

function splitOnce(argument: string): [string, string | undefined] {
  const at = argument.startsWith('--') ? argument.indexOf('=') : -1;
  return at === -1 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}
