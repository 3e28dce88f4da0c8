/** What goes out: a number, a sentence that is the same for every case, and a link. Nothing here comes from what people wrote. */
export type Message = {
  /** Stays the same when the message is sent again, so that the other side may know it. */
  readonly id: string;
  /** One line. */
  readonly subject: string;
  /** The lines of the message, links included. */
  readonly lines: readonly string[];
  /** Where to read on. */
  readonly link: string;
};
