import type { BankAsked, BankQuestion, QuestionForm } from '../api/types'

/** Everything the form can hold at once, so that changing the form of a question loses nothing that was typed. */
export type TypedQuestion = {
  topic: string; stem: string; reason: string; form: QuestionForm; part: boolean; options: { text: string; right: boolean }[]; truth: boolean
  blanks: string[]; pairs: { left: string; right: string }[]; extras: string[]; model: string
}

const empties = (count: number) => Array.from({ length: count }, () => ({ text: '', right: false }))

export function blankQuestion(form: QuestionForm = 'single', topic = ''): TypedQuestion {
  return { topic, stem: '', reason: '', form, part: true, options: empties(4), truth: true, blanks: [], pairs: [{ left: '', right: '' }, { left: '', right: '' }, { left: '', right: '' }], extras: [], model: '' }
}

export function typedQuestion({ topic, stem, reason, asked }: BankQuestion): TypedQuestion {
  const typed = { ...blankQuestion(asked.form, topic), stem, reason, ...('part' in asked ? { part: asked.part } : {}) }
  switch (asked.form) {
    case 'single': return { ...typed, options: asked.options.map((text, at) => ({ text, right: at === asked.right })) }
    case 'multiple': return { ...typed, options: asked.options.map((text, at) => ({ text, right: asked.right.includes(at) })) }
    case 'order': return { ...typed, options: asked.options.map((text) => ({ text, right: false })) }
    case 'truth': return { ...typed, truth: asked.right }
    case 'fill': return { ...typed, blanks: asked.blanks.map((taken) => taken.join('|')) }
    case 'match': return { ...typed, pairs: asked.left.map((left, at) => ({ left, right: asked.right[asked.pairs[at] ?? -1] ?? '' })), extras: asked.right.filter((_, at) => !asked.pairs.includes(at)) }
    case 'short': return { ...typed, model: asked.model }
  }
}

/** Answers taken for one blank stand with a bar between them, of either width. */
export const takenOf = (text: string): string[] => text.split(/[|\uff5c]/).map((one) => one.trim()).filter(Boolean)

function askedSent(value: TypedQuestion): BankAsked {
  const { form, part } = value
  const rights = value.options.flatMap(({ right }, at) => (right ? [at] : []))
  const texts = value.options.map(({ text }) => text.trim())
  switch (form) {
    case 'single': return { form, options: texts, right: rights[0] ?? texts.length }
    case 'multiple': return { form, options: texts, right: rights, part }
    case 'order': return { form, options: texts, part }
    case 'truth': return { form, right: value.truth }
    case 'fill': return { form, blanks: blanksShown(value).map(takenOf), part }
    case 'match': return { form, left: value.pairs.map(({ left }) => left.trim()), right: [...value.pairs.map(({ right }) => right.trim()), ...value.extras.map((text) => text.trim())], pairs: value.pairs.map((_, at) => at), part }
    case 'short': return { form, model: value.model }
  }
}

export const questionSent = (value: TypedQuestion): BankQuestion => ({ topic: value.topic.trim(), stem: value.stem.trim(), reason: value.reason.trim(), asked: askedSent(value) })

/** How many blanks a stem shows. */
export const blanksOf = (stem: string): number => stem.match(/_{3,}/g)?.length ?? 0

/** As many fields as the stem has blanks; what was typed for more of them waits. */
export const blanksShown = ({ stem, blanks }: Pick<TypedQuestion, 'stem' | 'blanks'>): string[] => Array.from({ length: blanksOf(stem) }, (_, at) => blanks[at] ?? '')

/** A single choice has one right answer: marking another takes it from the first. */
export function marked(options: TypedQuestion['options'], at: number, several: boolean): TypedQuestion['options'] {
  return options.map((option, place) => (place === at ? { ...option, right: several ? !option.right : true } : several ? option : { ...option, right: false }))
}

type QuestionLack = 'stem' | 'right' | 'blanks' | 'answers' | null

/** What is still to be typed before the question can be kept; the rest the server says at its field. */
export function questionLack(value: TypedQuestion): QuestionLack {
  if (value.stem.trim() === '') return 'stem'
  if ((value.form === 'single' || value.form === 'multiple') && !value.options.some(({ right }) => right)) return 'right'
  if (value.form !== 'fill') return null
  if (blanksOf(value.stem) === 0) return 'blanks'
  return blanksShown(value).some((text) => takenOf(text).length === 0) ? 'answers' : null
}

/** The place in a list a refusal names: `asked.options.2`. */
export function placeRefused(field: string | undefined, list: string): number | null {
  const match = new RegExp(`^(?:question[./])?asked[./]${list}[./](\\d+)$`).exec(field ?? '')
  return match ? Number(match[1]) : null
}
