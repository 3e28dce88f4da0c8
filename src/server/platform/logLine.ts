type Thrown = Error & {
  readonly code?: string;
  readonly severity?: string;
  readonly table?: string;
  readonly constraint?: string;
};

/**
 * An error as the log may hold it. What PostgreSQL says of a value or a row (message, detail, where) may be what somebody wrote, and so may
 * the message of whatever validates: of those only the code, the table, the constraint and the place in the program are kept.
 */
export function withoutTexts(error: Thrown): { readonly type: string; readonly message: string; readonly stack: string } {
  const { name, code, table, constraint, stack = '' } = error;
  const quotes = error.severity !== undefined || name === 'ZodError';
  return {
    type: name,
    message: quotes ? '' : error.message,
    ...(code === undefined ? {} : { code }),
    ...(table === undefined ? {} : { table }),
    ...(constraint === undefined ? {} : { constraint }),
    stack: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
  };
}
