import type { BankAsked, Estimate, TestResults } from '../api/types'

export type AskedResult = TestResults['questions'][number]
type Telling = 'few' | 'apart' | 'weak' | 'mixed'

const LITTLE = 0.1

/** Whether a question tells those who know more from those who know less, as far as the sittings allow to say. */
export function tellingOf(discrimination: Estimate | null): Telling {
  if (!discrimination) return 'few'
  if (discrimination.estimate < 0 || discrimination.high < LITTLE) return 'mixed'
  return discrimination.low > 0 ? 'apart' : 'weak'
}

/** How hard it was, in words. */
export function hardness(difficulty: Estimate | null): 'none' | 'easy' | 'middle' | 'hard' {
  if (!difficulty) return 'none'
  return difficulty.estimate >= 0.85 ? 'easy' : difficulty.estimate <= 0.4 ? 'hard' : 'middle'
}

export type OptionLine = { at: number; text: string; right: boolean; count: number; mean: number | null }

/** Every option with those who chose it, also the ones nobody did. `truth` gives the two words. */
export function optionLines(asked: BankAsked, chosen: AskedResult['chosen'], truth: [string, string]): OptionLine[] {
  const texts = asked.form === 'truth' ? truth : asked.form === 'single' || asked.form === 'multiple' ? asked.options : []
  const isRight = (at: number) => (asked.form === 'truth' ? asked.right === (at === 0) : asked.form === 'single' ? asked.right === at : asked.form === 'multiple' && asked.right.includes(at))
  return texts.map((text, at) => {
    const found = chosen.find((one) => one.at === at)
    return { at, text, right: isRight(at), count: found?.count ?? 0, mean: found && found.count > 0 ? found.mean : null }
  })
}

/** A difference of shares in points of a hundred, with its sign. */
export function asPoints(share: number): string {
  const rounded = (Math.round(share * 1000) / 10).toFixed(1)
  return Number(rounded) === 0 ? '0.0' : share > 0 ? `+${rounded}` : rounded.replace('-', '\u2212')
}

/** A correlation, from minus one to one. */
export const asCorrelation = (value: number): string => value.toFixed(2).replace('-', '\u2212')
