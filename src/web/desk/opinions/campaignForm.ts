import type { CampaignText, Question } from '../../../contract/opinions.ts';
import type { PersonKind, Role } from '../../../domain/people/vocabulary.ts';

/** A campaign as its form holds it: options are lines of text. */
export type CampaignFormValues = {
  readonly title: string;
  readonly titleEn?: string;
  readonly intro?: string;
  readonly introEn?: string;
  readonly owner: string;
  readonly closesAt: string;
  readonly answerWithin: number;
  readonly kinds: PersonKind[];
  readonly units: string[];
  readonly roles: Role[];
  readonly questions: readonly QuestionValues[];
};
export type QuestionValues = Pick<Question, 'kind' | 'title'> & {
  readonly id?: string;
  readonly titleEn?: string;
  readonly options?: string;
  readonly required?: boolean;
  readonly most?: number;
};

export function toForm(campaign: CampaignText): CampaignFormValues {
  const { audience, questions, ...text } = campaign;
  return {
    ...text,
    ...audience,
    questions: questions.map((question) => ({
      ...question,
      options: question.options.map(({ label, labelEn }) => (labelEn === '' ? label : `${label} | ${labelEn}`)).join('\n'),
    })),
  };
}

/** Ids are by place: while it is a draft nobody has answered. A line is 标签 or 标签 | English. */
export function fromForm({ kinds, units, roles, questions, ...text }: CampaignFormValues): CampaignText {
  return {
    ...text,
    titleEn: text.titleEn ?? '',
    intro: text.intro ?? '',
    introEn: text.introEn ?? '',
    audience: { kinds, units, roles },
    questions: questions.map((question, i) => {
      const hasOptions = question.kind === 'single' || question.kind === 'multi' || question.kind === 'points';
      const lines = (question.options ?? '').split('\n').filter((line) => line.trim() !== '');
      return {
        id: `q${i + 1}`,
        kind: question.kind,
        title: question.title,
        titleEn: question.titleEn ?? '',
        required: question.required ?? false,
        most: question.kind === 'multi' || question.kind === 'points' ? (question.most ?? 3) : 0,
        options: hasOptions
          ? lines.map((line, k) => {
              const [label = '', labelEn = ''] = line.split('|');
              return { id: `o${k + 1}`, label: label.trim(), labelEn: labelEn.trim() };
            })
          : [],
      };
    }),
  };
}
