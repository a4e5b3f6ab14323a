import type { TestShown } from '../api/types'
import { counted } from '../train/amounts'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { passPoints, type TypedPart } from './test'

export const opensToCloses = ({ opens_at, closes_at }: Pick<TestShown, 'opens_at' | 'closes_at'>): string => (closes_at ? t('tests.from_to', { from: opens_at, to: closes_at }) : t('tests.from', { from: opens_at }))

/** How much there is to do: questions, points, minutes. */
export function measures({ questions, points, test }: Pick<TestShown, 'questions' | 'points' | 'test'>): string {
  return [counted('tests.n_questions', questions), counted('tests.n_points', points), ...(test.minutes === null ? [] : [counted('tests.n_minutes', test.minutes)])].join(' · ')
}

/** The pass mark in percent and in points; by itself it says what it is. */
export function passWords(pass: number | null, of: number, alone = false): string {
  return pass === null ? t('tests.pass_none') : t(alone ? 'tests.pass_line' : 'tests.pass_of', { percent: pass, points: showNumber(passPoints(pass, of)) })
}

/** What a part is drawn from, in words. */
export function sourceWords({ fixed, topics, forms }: Pick<TypedPart, 'fixed' | 'topics' | 'forms'>): string {
  if (fixed) return t('tests.part_fixed')
  const from = topics.length > 0 ? topics.join(t('list.comma')) : t('tests.any_topic')
  return t('tests.part_drawn', { from, forms: forms.length > 0 ? forms.map((form) => code('question_form', form)).join(t('list.comma')) : t('tests.any_form') })
}
