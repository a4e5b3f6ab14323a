import { CheckOutlined, CloseOutlined, RollbackOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { Problem } from '../api/problem'
import { dayInWords } from '../calendar/say'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { spanInWords } from './sessions'
import type { Moving, Told } from './useMoving'

function words({ after, lesson, undone }: Told): string {
  const one = after.session.lessons.find(({ id }) => id === lesson)
  if (undone) return t('timetable.undone', { title: one?.subject || after.title })
  if (one) return t('timetable.moved', { subject: one.subject, day: dayInWords(one.day), from: one.from, to: one.to })
  return t('timetable.shifted', { title: after.title, span: spanInWords(after) })
}

/** What moved, what it needs now at the same time as others, and the way back. */
export function MovedTold({ moving: { told, wrong, undo, clear, reload } }: { moving: Moving }) {
  const [busy, setBusy] = useState(false)
  const back = async () => {
    setBusy(true)
    await undo()
    setBusy(false)
  }
  const again = async () => {
    await reload()
    clear()
  }
  return (
    <div className="moved-told" role="status">
      {wrong instanceof Problem && wrong.stale && <div className="problem" role="alert"><span>{wrong.message}</span><Button size="small" onClick={() => void again()}>{t('form.reload')}</Button></div>}
      {wrong !== null && !(wrong instanceof Problem && wrong.stale) && <ProblemNote error={wrong} />}
      {told && (
        <div className={`note${!told.undone && (told.clashes.length > 0 || told.days.length > 0) ? ' notice' : ''}`}>
          <div className="grow">
            <p><CheckOutlined aria-hidden /> <strong>{words(told)}</strong>{!told.undone && told.clashes.length === 0 && <span className="quiet"> {t('timetable.no_clash')}</span>}</p>
            {!told.undone && told.days.length > 0 && <p className="small"><WarningOutlined aria-hidden /> {t('timetable.on_days_off', { days: told.days.map(dayInWords).join(t('list.comma')) })}</p>}
            {!told.undone && told.clashes.length > 0 && (
              <ul className="small">{told.clashes.slice(0, 6).map((clash, at) => (
                <li key={at}><WarningOutlined aria-hidden /> {t(`sessions.clash.${clash.what}`, { who: clash.who, lesson: told.after.session.lessons.find(({ id }) => id === clash.lesson)?.subject ?? '' })}
                  {clash.session === told.after.id ? t('sessions.clash_here') : <PathLink className="underlined" to={paths.trainingSession(clash.session)}>{clash.session_title}</PathLink>}</li>
              ))}
                {told.clashes.length > 6 && <li><PathLink className="underlined" to={paths.trainingSession(told.after.id)}>{t('timetable.more_clashes', { n: told.clashes.length - 6 })}</PathLink></li>}</ul>
            )}
          </div>
          <div className="row">
            {!told.undone && <Button icon={<RollbackOutlined aria-hidden />} loading={busy} onClick={() => void back()}>{t('timetable.undo')}</Button>}
            <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('timetable.close')} onClick={clear} />
          </div>
        </div>
      )}
    </div>
  )
}
