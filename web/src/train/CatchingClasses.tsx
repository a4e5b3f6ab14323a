import { Button } from 'antd'
import type { CatchingUpShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { counted, hoursInWords } from './amounts'
import { spanInWords } from './sessions'

type Class = CatchingUpShown['sessions'][number]
type Props = { page: CatchingUpShown; chosen: Class | undefined; choose: (session: number | undefined) => void }

/** Sessions that still take people; one of them is chosen to tick people for it. */
export function CatchingClasses({ page, chosen, choose }: Props) {
  const go = useGo()
  const may = useMay()
  const sorted = [...page.sessions].sort((one, other) => other.people - one.people || one.from.localeCompare(other.from))
  return (
    <Section title={t('hours.classes')} count={sorted.length} note={t('hours.classes_note')} tools={may('train') && <Button className="no-print" onClick={() => go(paths.newTrainingSession())}>{t('hours.plan')}</Button>}>
      {sorted.length === 0 && <p className="note">{t('hours.no_classes')} {may('train') && <PathLink className="underlined" to={paths.gaps()}>{t('hours.to_gaps')}</PathLink>}</p>}
      <ul className="catching-classes">
        {sorted.map((one) => {
          const deed = t(one.session === chosen?.session ? 'hours.unpick' : 'hours.pick_class')
          return <li key={one.session} className={one.session === chosen?.session ? 'chosen' : ''}>
            <p><PathLink className="session-card-title" to={paths.trainingSession(one.session)}>{one.title}</PathLink></p>
            <p className="quiet small"><span className="day">{spanInWords(one)}</span> · {one.unit_name}</p>
            <p className="small">{[hoursInWords(one.tenths), one.free === null ? t('hours.free_any') : counted('hours.free', one.free), counted('hours.class_people', one.people)].join(' · ')}</p>
            {one.people > 0 && <button type="button" className="link no-print" aria-pressed={one.session === chosen?.session} aria-label={t('hours.pick_class_for', { deed, title: one.title })} onClick={() => choose(one.session === chosen?.session ? undefined : one.session)}>{deed}</button>}
          </li>
        })}
      </ul>
    </Section>
  )
}
