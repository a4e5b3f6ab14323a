import { Checkbox } from 'antd'
import type { AppraisingGround } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showDate } from '../words/dates'
import { fallenOf } from './Appraising'

type Props = { ground: AppraisingGround; person: number; chosen?: boolean; choose?: (on: boolean) => void }

/** One record, what kind of source it is, and why it does not count where it does not. */
export function AppraisalGround({ ground, person, chosen = false, choose }: Props) {
  const fallen = fallenOf(ground)
  const words = (
    <span className="appraisal-ground-words">
      <span>{ground.title || t('portrait.untitled')}</span>
      <span className="quiet small"><span className="day">{showDate(ground.happened_on)}</span> · {code('source_kind', ground.kind)}</span>
      {fallen && <span className="tag notice">{t(`appraisals.fallen.${fallen}`)}</span>}
    </span>
  )
  return (
    <li className={`appraisal-ground${fallen ? ' fallen' : ''}`}>
      {choose ? <Checkbox checked={chosen} onChange={(event) => choose(event.target.checked)}>{words}</Checkbox> : words}
      <PathLink className="small no-print" to={paths.entry(person, ground.entry)} aria-label={t('appraisals.open_entry', { title: ground.title })}>{t('appraisals.open')}</PathLink>
    </li>
  )
}
