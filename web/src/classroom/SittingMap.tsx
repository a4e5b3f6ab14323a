import type { SittingAsked, TestAnswer } from '../api/types'
import { t } from '../words/catalogue'
import { isAnswered, isWhole } from './sitting'

type Props = { asked: SittingAsked[]; answers: Record<number, TestAnswer | null>; open: boolean; go: (place: number) => void }

/** The numbers of the questions, each with its mark: answered, begun, open. */
export function SittingMap({ asked, answers, open, go }: Props) {
  return (
    <nav id="sitting-map" className={`sitting-map${open ? ' open' : ''}`} aria-label={t('sitting.map')}>
      <h2>{t('sitting.map')}</h2>
      <ol>
        {asked.map(({ place }) => {
          const state = isWhole(answers[place]) ? 'done' : isAnswered(answers[place]) ? 'begun' : 'open'
          return <li key={place}><button type="button" className={state} aria-label={t(`sitting.map_${state}`, { n: place + 1 })} onClick={() => go(place)}><span>{place + 1}</span><span className="map-mark" aria-hidden>{state === 'done' ? '●' : state === 'begun' ? '◐' : '○'}</span></button></li>
        })}
      </ol>
      <p className="quiet small"><span aria-hidden>● </span>{t('sitting.map_key_done')} <span aria-hidden>◐ </span>{t('sitting.map_key_begun')} <span aria-hidden>○ </span>{t('sitting.map_key_open')}</p>
    </nav>
  )
}
