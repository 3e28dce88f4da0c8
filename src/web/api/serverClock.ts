let ahead = 0;

/** Remembers how far the server's clock is ahead of the device's; phones are often minutes wrong, deadlines are not. */
export function setServerClock(serverNow: string): void {
  ahead = Date.parse(serverNow) - Date.now();
}

/** Milliseconds since the epoch by the server's clock; the device's until the server has told. */
export function serverNow(): number {
  return Date.now() + ahead;
}
