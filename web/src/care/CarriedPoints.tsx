import { Checkbox } from 'antd'
import { t } from '../words/catalogue'
import { type Carried, talkersOf } from './talk'

type Props = { carried: Carried; settled: string[]; change: (settled: string[]) => void }

/** What was left open the last time, to be ticked off while one talks. */
export function CarriedPoints({ carried, settled, change }: Props) {
  const { points, from, earlier } = carried
  const tick = (point: string, done: boolean) => change(done ? [...settled, point] : settled.filter((one) => one !== point))
  return (
    <section className="carried" aria-label={t('talks.carried')}>
      <h2>{t('talks.carried')}<span className="quiet small"> {t('talks.carried_of', { day: from.held_on, by: talkersOf(from).join(t('list.comma')) })}</span></h2>
      <ul>
        {points.map(({ text, carries }) => (
          <li key={text} className={carries ? '' : 'stays'}>{carries ? <Checkbox checked={settled.includes(text)} onChange={(event) => tick(text, event.target.checked)}><span className={settled.includes(text) ? 'struck' : ''}>{text}</span></Checkbox> : text}</li>
        ))}
      </ul>
      {points.some(({ carries }) => carries) && <p className="quiet small">{t('talks.carries.yes')}</p>}
      {points.some(({ carries }) => !carries) && <p className="quiet small">{t(earlier ? 'talks.carries.earlier' : 'talks.carries.wider')}</p>}
    </section>
  )
}
