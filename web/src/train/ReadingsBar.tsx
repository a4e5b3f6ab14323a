import type { GapReading } from '../api/types'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { type Competence, readingMarks, readings } from './needRows'

type Props = { of: Competence; chosen: GapReading | undefined; choose: (reading: GapReading) => void }

/** Everybody who is asked, by reading; each part with its word and count, which narrows the list. */
export function ReadingsBar({ of, chosen, choose }: Props) {
  const count = (reading: GapReading) => of.readings[reading] ?? 0
  const shown = readings.filter((reading) => count(reading) > 0)
  return (
    <div className="readings">
      <span className="readings-bar" aria-hidden>{shown.map((reading) => <span key={reading} className={reading} style={{ flexGrow: count(reading) }} />)}</span>
      <span className="readings-words">
        {shown.map((reading) => (
          <button key={reading} type="button" className={`link small reading ${reading}`} aria-pressed={chosen === reading} aria-label={t('cneeds.only', { title: of.title, reading: code('gap_reading', reading), n: showNumber(count(reading)) })} onClick={() => choose(reading)}>
            <span aria-hidden>{readingMarks[reading]}</span> {code('gap_reading', reading)} <b>{showNumber(count(reading))}</b>
          </button>
        ))}
      </span>
    </div>
  )
}
