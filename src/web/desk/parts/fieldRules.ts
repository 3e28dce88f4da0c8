import type { FormRule } from 'antd';
import type { z } from 'zod';
import { problemSentence } from '../../../contract/problemSentences.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { type Fault, faultOf, isRequired } from './formRules.ts';

/** antd's rules for a field, taken from the contract's schema of it. */
export function fieldRules(schema: z.ZodType): FormRule[] {
  return [
    {
      // Only draws the mark; the judgement is the validator's, so that one sentence is shown and not two.
      required: isRequired(schema),
      validator: async (_, value: unknown) => {
        const fault = faultOf(schema, value);
        if (fault) throw new Error(faultSentence(fault));
      },
    },
  ];
}

/** The server's own sentence for the fault, so that a form and a refusal never say it differently. */
export const faultSentence = ({ code, limit }: Fault): string =>
  problemSentence(`field.${code}`, currentLanguage() === 'en' ? 'en' : 'zh', limit);
