import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { AppraisingShown, Classed, Page } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { ProblemNote } from '../kinds/ProblemNote'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'

/** Since when somebody is in a class, by which appraisal, and in which class they were before. */
export function ClassRow({ row }: { row: Classed }) {
  const [open, setOpen] = useState(false)
  const history = useGet<Page<AppraisingShown>>(open ? '/appraisals' : null, { kind: 'class', person: row.person, state: 'final' })
  return (
    <li className="class-row">
      <div className="class-line">
        <span className="grow"><PersonName id={row.person} name={row.name} /> <span className="quiet">{row.post}</span></span>
        <PathLink to={paths.appraisal(row.appraisal)}>{t('classes.since', { day: row.on })}</PathLink>
      </div>
      <div className="class-tools no-print">
        <button type="button" className="link small" aria-expanded={open} onClick={() => setOpen(!open)}>{t('classes.history', { n: row.times })}</button>
        <PathLink className="small" to={paths.portrait(row.person)}>{t('portrait.title')}</PathLink>
        <PathLink className="small" to={paths.newAppraisal({ person: row.person, kind: 'class' })} aria-label={t('classes.again_of', { name: row.name })}>{t('classes.again')}</PathLink>
      </div>
      {open && (
        <ol className="class-history">
          {history.error && <ProblemNote error={history.error} />}
          {(history.data?.rows ?? []).map((one) => (
            <li key={one.id}><PathLink to={paths.appraisal(one.id)}><span className="day">{one.appraising.held_on}</span> {code('official_class', one.appraising.class)}</PathLink>{one.appraising.follows && <span className="quiet"> {one.appraising.follows}</span>}</li>
          ))}
        </ol>
      )}
    </li>
  )
}
