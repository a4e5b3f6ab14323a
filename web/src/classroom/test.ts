import { newKey } from '../api/client'
import type { KnowledgeTest, QuestionForm, SittingLine, TestPart, TestShown } from '../api/types'

export const questionForms: QuestionForm[] = ['single', 'multiple', 'truth', 'fill', 'order', 'match', 'short']
export const answersShown: KnowledgeTest['answers'][] = ['handed_in', 'closed', 'never']
export const testMarks: Record<TestShown['state'], string> = { coming: '○', open: '◐', closed: '●' }

export type Stock = { topic: string; form: QuestionForm; count: number }[]
export type TypedPart = { key: string; title: string; fixed: boolean; questions: number[]; stems: Record<string, string>; count: number; topics: string[]; forms: QuestionForm[]; points: number }
export type TypedTest = Pick<KnowledgeTest, 'number' | 'title' | 'topic' | 'text' | 'minutes' | 'tries' | 'pass' | 'answers' | 'mix_questions' | 'mix_options' | 'before' | 'session' | 'lesson'> & {
  unit: number | null; opens_on: string | null; opens_at: string; closes_on: string | null; closes_at: string; parts: TypedPart[]
}

const HOUSE = 8 * 3_600_000

/** The house keeps its clock at eight hours east, wherever the reader's stands. */
export const houseClock = (at: number): { day: string; time: string } => {
  const text = new Date(at + HOUSE).toISOString()
  return { day: text.slice(0, 10), time: text.slice(11, 16) }
}

export function instantOf(day: string | null, time: string): number | null {
  const at = day ? Date.parse(`${day}T${time || '00:00'}:00+08:00`) : Number.NaN
  return Number.isNaN(at) ? null : at
}

export const blankPart = (): TypedPart => ({ key: newKey(), title: '', fixed: false, questions: [], stems: {}, count: 5, topics: [], forms: [], points: 2 })

const WEEK = 7 * 86_400_000

export function blankTest(unit: number | null, number: number | null, today: string, session: number | null): TypedTest {
  const closes = houseClock((instantOf(today, '00:00') ?? 0) + WEEK).day
  return {
    unit, number, title: '', topic: '', text: '', opens_on: today, opens_at: '08:00', closes_on: closes, closes_at: '18:00', minutes: 30, tries: 1, pass: 60, answers: 'handed_in',
    mix_questions: true, mix_options: true, before: null, session, lesson: null, parts: [blankPart()],
  }
}

const typedPart = (part: TestPart): TypedPart => ({ key: newKey(), title: part.title, fixed: part.questions.length > 0, questions: part.questions, stems: {}, count: part.count || 5, topics: part.topics, forms: part.forms, points: part.tenths / 10 })

export function typedTest({ test }: TestShown): TypedTest {
  const { opens, closes, parts, ...rest } = test
  const [from, until] = [houseClock(opens), closes === null ? null : houseClock(closes)]
  return { ...rest, opens_on: from.day, opens_at: from.time, closes_on: until?.day ?? null, closes_at: until?.time ?? '18:00', parts: parts.map(typedPart) }
}

export const asks = (part: Pick<TypedPart, 'fixed' | 'questions' | 'count'>): number => (part.fixed ? part.questions.length : part.count)

export function testSent({ opens_on, opens_at, closes_on, closes_at, parts, unit, ...rest }: TypedTest): KnowledgeTest {
  return {
    ...rest, unit: unit ?? 0, title: rest.title.trim(), topic: rest.topic.trim(), opens: instantOf(opens_on, opens_at) ?? 0, closes: instantOf(closes_on, closes_at),
    parts: parts.map((part) => ({ title: part.title.trim(), questions: part.fixed ? part.questions : [], count: part.fixed ? 0 : part.count, topics: part.fixed ? [] : part.topics, forms: part.fixed ? [] : part.forms, tenths: Math.round(part.points * 10) })),
  }
}

/** What the paper comes to as it stands. */
export function totalsOf(parts: TypedPart[]): { questions: number; points: number } {
  const tenths = parts.reduce((sum, part) => sum + asks(part) * Math.round(part.points * 10), 0)
  return { questions: parts.reduce((sum, part) => sum + asks(part), 0), points: tenths / 10 }
}

/** How many questions of the bank a rule takes. */
export function fitting(stock: Stock, { topics, forms }: Pick<TypedPart, 'topics' | 'forms'>): number {
  return stock.filter((line) => (topics.length === 0 || topics.includes(line.topic)) && (forms.length === 0 || forms.includes(line.form))).reduce((sum, { count }) => sum + count, 0)
}

export function topicsOf(stock: Stock): { topic: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { topic, count } of stock) if (topic) counts.set(topic, (counts.get(topic) ?? 0) + count)
  return [...counts].map(([topic, count]) => ({ topic, count }))
}

export type Lack = 'title' | 'unit' | 'opens' | 'parts' | null

export function lackOf(value: TypedTest): Lack {
  if (value.title.trim() === '') return 'title'
  if (value.unit === null) return 'unit'
  if (instantOf(value.opens_on, value.opens_at) === null) return 'opens'
  return value.parts.length === 0 || value.parts.some((part) => asks(part) === 0) ? 'parts' : null
}

/** Which part a refusal is about. */
export function partRefused(field: string | undefined): number | null {
  const match = /^parts[./](\d+)/.exec(field ?? '')
  return match ? Number(match[1]) : null
}

export const underWay = (mine: SittingLine[]): SittingLine | undefined => mine.find(({ state }) => state === 'under_way')

/** The best of one's marked papers; of equal ones the first. */
export function bestOf(mine: SittingLine[]): SittingLine | undefined {
  const marked = mine.filter(({ state, points }) => state === 'marked' && points !== null)
  return [...marked].sort((one, other) => (other.points ?? 0) - (one.points ?? 0))[0]
}

/** The points that pass: nobody passes by rounding. */
export const passPoints = (pass: number | null, of: number): number | null => (pass === null ? null : Math.ceil(of * pass / 10 - 1e-9) / 10)
