import { z } from 'zod';
import type { DraftFailure } from '../../contract/drafting.ts';
import { type Ask, NoAnswer } from '../platform/ask.ts';
import type { OpenSlot } from './slot.ts';

export type Prompt = { readonly system: string; readonly user: string; readonly mostTokens: number };
export type Said = { readonly text: string } | { readonly failed: DraftFailure };

const Completion = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) });
const Piece = z.object({ choices: z.array(z.object({ delta: z.object({ content: z.string().nullish() }) })) });

/**
 * Asks an OpenAI-compatible service for one completion. Whatever comes back, the answer is words or a reason: a model is no part of the
 * house, and nothing of the house may wait for it or break by it.
 */
export async function askModel(ask: Ask, slot: Pick<OpenSlot, 'url' | 'model' | 'key'>, prompt: Prompt): Promise<Said> {
  try {
    const answer = await ask({
      url: `${slot.url.replace(/\/+$/, '')}/chat/completions`,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(slot.key === null ? {} : { authorization: `Bearer ${slot.key}` }),
      },
      body: JSON.stringify({
        model: slot.model,
        messages: [
          { role: 'system', content: prompt.system },
          { role: 'user', content: prompt.user },
        ],
        temperature: 0.2,
        max_tokens: prompt.mostTokens,
        stream: false,
      }),
    });
    if (answer.status !== 200) return { failed: 'refused' };
    const text = contentOf(answer.text);
    return text === null ? { failed: 'nonsense' } : { text };
  } catch (error) {
    if (error instanceof NoAnswer) return { failed: error.reason };
    throw error;
  }
}

/** The words of a completion, also of one that was streamed although nobody asked for that; null for anything else. */
function contentOf(body: string): string | null {
  if (body.trimStart().startsWith('data:')) return streamed(body);
  const parsed = Completion.safeParse(json(body));
  return parsed.success ? parsed.data.choices[0]!.message.content : null;
}

function streamed(body: string): string | null {
  let text = '';
  let done = false;
  for (const line of body.split(/\r?\n/)) {
    if (!line.startsWith('data:')) continue;
    const data = line.slice(5).trim();
    if (data === '[DONE]') {
      done = true;
      break;
    }
    const parsed = Piece.safeParse(json(data));
    if (!parsed.success) return null;
    text += parsed.data.choices[0]?.delta.content ?? '';
  }
  // A stream that broke off is half a sentence.
  return done ? text : null;
}

/** undefined for what is no JSON. */
export function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
