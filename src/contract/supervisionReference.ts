import { z } from 'zod';
import { orderLevels, orderSources } from '../domain/order/vocabulary.ts';
import { words } from './primitives.ts';

const OrderRaising = z.object({
  enabled: z.boolean(),
  level: z.enum(orderLevels),
  threshold: z.int().min(1).max(100_000),
  days: z.int().min(1).max(400),
});
const workdays = z.int().min(0).max(60);

/** 督办单 template. The blanks that its texts may have are those of domain/order/vocabulary.ts; others are refused. */
export const OrderTemplate = z.object({
  name: words(1, 60),
  nameEn: z.string().max(120).default(''),
  source: z.enum(orderSources),
  level: z.enum(orderLevels),
  title: words(4, 80),
  facts: words(0, 2000).default(''),
  analysis: words(0, 2000).default(''),
  demands: words(4, 2000),
  feedback: words(0, 500).default(''),
  workdays: workdays.nullable().default(null),
  retired: z.boolean().default(false),
});

export const SupervisionSettings = z.object({
  signWorkMinutes: z.int().min(1).max(10_000),
  workdays: z.object({ reminder: workdays, nudge: workdays, first: workdays, second: workdays, third: workdays }),
  rules: z.object({
    overdue: OrderRaising,
    dissatisfied: OrderRaising,
    repeated: OrderRaising,
    hot: OrderRaising,
    safety: OrderRaising,
  }),
  ladder: z.object({ enabled: z.boolean(), afterWorkMinutes: z.int().min(0).max(100_000), upTo: z.enum(orderLevels) }),
});

/** A sentence that a leader gives with one tap. */
export const DirectivePreset = z.object({
  text: words(4, 200),
  textEn: z.string().max(300).default(''),
  workdays,
  retired: z.boolean().default(false),
});
