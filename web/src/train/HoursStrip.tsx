import type { HoursState } from '../api/types'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { hoursStates } from './codes'
import { HoursMark } from './Mark'

type Props = { states: Partial<Record<HoursState, number>>; all: number; chosen: HoursState | undefined; choose: (state: HoursState | undefined) => void }

/** How many people stand where; a number narrows the list to its people, and once more widens it again. */
export function HoursStrip({ states, all, chosen, choose }: Props) {
  return (
    <div className="state-strip" role="group" aria-label={t('hours.by_state')}>
      <button type="button" aria-pressed={chosen === undefined} onClick={() => choose(undefined)}><span className="quiet small">{t('hours.everybody')}</span><span className="amount">{showNumber(all)}<span className="quiet small"> {t('train.people_word')}</span></span></button>
      {hoursStates.map((state) => (
        <button key={state} type="button" aria-pressed={chosen === state} onClick={() => choose(chosen === state ? undefined : state)}>
          <span className="small"><HoursMark state={state} /></span><span className="amount">{showNumber(states[state] ?? 0)}<span className="quiet small"> {t('train.people_word')}</span></span>
        </button>
      ))}
    </div>
  )
}
