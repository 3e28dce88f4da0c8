import type { z } from 'zod';

/** The fields of an endpoint's body. @throws Error when the endpoint has none, which is a mistake in the code. */
export function shapeOf<B extends z.ZodObject>(body: B | undefined): B['shape'] {
  if (!body) throw new Error('this endpoint has no body');
  return body.shape;
}
