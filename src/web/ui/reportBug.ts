/** Lets a bug reach the console and window.onerror although the page goes on; reportError is missing in older web views. */
export function reportBug(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}
