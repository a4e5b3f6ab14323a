import type { GapReading } from '../api/types'
import { code } from '../words/catalogue'
import { readingMarks } from './needRows'

export function ReadingMark({ of }: { of: GapReading }) {
  return <span className={`train-state reading ${of}`}><span aria-hidden>{readingMarks[of]}</span> {code('gap_reading', of)}</span>
}
