import type { GapReading } from '../api/types'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { readings } from './needRows'
import { ReadingMark } from './ReadingMark'

type Props = { counts: Record<GapReading, number>; /** Of one competence these are people, else people once for each that is asked of them. */ unit: string; chosen: GapReading | undefined; choose: (reading: GapReading | undefined) => void }

export function ReadingStrip({ counts, unit, chosen, choose }: Props) {
  const amount = (n: number) => <span className="amount">{showNumber(n)}<span className="quiet small"> {unit}</span></span>
  return (
    <div className="state-strip no-print" role="group" aria-label={t('cneeds.by_reading')}>
      <button type="button" aria-pressed={chosen === undefined} onClick={() => choose(undefined)}><span className="quiet small">{t('cneeds.every_reading')}</span>{amount(readings.reduce((sum, one) => sum + counts[one], 0))}</button>
      {readings.map((one) => <button key={one} type="button" aria-pressed={chosen === one} onClick={() => choose(chosen === one ? undefined : one)}><span className="small"><ReadingMark of={one} /></span>{amount(counts[one])}</button>)}
    </div>
  )
}
