const inEnglish = {
  unknown: ['This screen has not been set up', 'An administrator adds it on the desk: Administration → Wall screens.'],
  revoked: ['This screen has been shut', 'An administrator can make a new link on the desk: Administration → Wall screens.'],
} as const;

/** While there is nothing to show. A screen that is not set up has no language yet, so it speaks both. */
export function Notice({
  title,
  hint,
  english,
}: {
  readonly title: string;
  readonly hint: string;
  readonly english?: keyof typeof inEnglish;
}) {
  return (
    <main className="notice">
      <h1>{title}</h1>
      {hint !== '' && <p>{hint}</p>}
      {english && /[\u3400-\u9fff]/.test(title) && (
        <p lang="en">
          {inEnglish[english][0]}. {inEnglish[english][1]}
        </p>
      )}
    </main>
  );
}
