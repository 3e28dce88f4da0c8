import type { Message } from './features.ts';

/** A label and how likely it is, 0..1. Over all labels that were asked for the probabilities sum to 1. */
export type Suggestion = { readonly label: string; readonly probability: number };

/**
 * What a classifier thinks of a message. `best` is sorted, surest first, at most three; empty when nothing in the message was
 * recognised, which callers treat as "a person decides". `margin` is the lead of the first over the second suggestion in the
 * classifier's own unit (0 when undecided): compare it only with thresholds measured on the same classifier.
 */
export type Classification = { readonly best: readonly Suggestion[]; readonly margin: number };

/** Words of the original message that spoke for a label. `share` is their part of all evidence for it, 0..1. */
export type Reason = {
  readonly part: 'title' | 'text';
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly share: number;
};

/** Rules and trained model answer the same two questions, so that nothing else need know which of them is in use. */
export type Classifier = {
  readonly kind: 'rules' | 'model';
  /** Of a model; null for rules. */
  readonly version: string | null;
  readonly labels: readonly string[];
  /** `allowed`: labels that still exist and may be dispatched to; without it all the classifier knows. */
  readonly classify: (message: Message, allowed?: ReadonlySet<string>) => Classification;
  /** Strongest first, at most five, never overlapping within a part; empty for a label the classifier does not know. */
  readonly explain: (message: Message, label: string) => readonly Reason[];
};

export const undecided: Classification = { best: [], margin: 0 };
