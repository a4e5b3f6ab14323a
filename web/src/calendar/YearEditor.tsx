import { RollbackOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { App, Button, Input } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { Problem, sentenceOf } from '../api/problem'
import type { CalendarYear } from '../api/types'
import { Asked } from '../kinds/FormDrawer'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { Legend } from './Legend'
import { Months } from './Months'
import { dayInWords, stateInWords } from './say'
import { differing, following, marked, type Marks, marksOf, put } from './year'
import { YearFacts } from './YearFacts'

/** A year as announced, entered day by day. Nothing counts before it is saved. */
export function YearEditor({ year, known, close }: { year: number; known: CalendarYear | undefined; close: () => void }) {
  const { today } = useSession()
  const { message, modal } = App.useApp()
  const queries = useQueryClient()
  const [source, setSource] = useState(known?.source ?? '')
  const [steps, setSteps] = useState<Marks[]>(() => [marksOf(known)])
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const last = useRef<string | null>(null)
  const marks = steps.at(-1) ?? marksOf(known)
  const changed = differing(marks, marksOf(known))
  const dirty = changed > 0 || source.trim() !== (known?.source ?? '')
  const sure = async () => await modal.confirm({ title: t('calendar.leave'), content: t('calendar.leave_hint', { year }), okText: t('calendar.discard'), okButtonProps: { danger: true }, cancelText: t('calendar.stay') })
  useBlocker({ shouldBlockFn: async () => dirty && !(await sure()), enableBeforeUnload: () => dirty })

  const press = (day: string, extend: boolean) => {
    const from = extend && last.current ? last.current : day
    const mark = from === day ? following(day, marks.get(day)) : marks.get(from)
    setSteps([...steps, put(marks, from, day, mark)])
    setSaid(t('calendar.day', { day: dayInWords(day), state: stateInWords(day, mark) }))
    last.current = day
  }
  const undo = () => { if (steps.length > 1) { setSteps(steps.slice(0, -1)); setSaid(''); last.current = null } }
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return
    event.preventDefault()
    undo()
  }
  const save = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await send('PUT', `/calendar/${year}`, { source: source.trim(), holidays: marked(marks, 'holiday'), worked_weekend_days: marked(marks, 'worked') })
      await refresh(queries, ['/calendar'])
      void message.success(t('calendar.saved', { year }))
      close()
    } catch (error) {
      setProblem(error)
      setBusy(false)
    }
  }
  const missing = source.trim() === '' ? t('form.missing', { field: t('calendar.source') }) : ''
  const refused = problem instanceof Problem && problem.field === 'source' ? problem : null
  return (
    <div className="stack year-editor" onKeyDown={keys}>
      <Asked label={t('calendar.source')} name="source" problem={refused} hint={t('calendar.source_hint')}>
        <Input autoFocus={!known} value={source} maxLength={200} placeholder={t('calendar.source_like', { year, before: year - 1 })} onChange={(event) => setSource(event.target.value)} />
      </Asked>
      <div className="note">{t('calendar.how')} <span className="wide-only">{t('calendar.how_keys')}</span></div>
      <YearFacts year={year} marks={marks} />
      <Legend />
      <Months year={year} marks={marks} today={today} edit={{ press }} />
      <div className="year-bar">
        {problem !== null && !refused && <div className="problem" role="alert">{sentenceOf(problem)}</div>}
        <div className="row">
          <span className="grow quiet" aria-live="polite">{missing || [t(changed > 0 ? 'calendar.changed' : dirty ? 'calendar.effect' : 'calendar.unchanged', { n: changed, year }), said].filter(Boolean).join(' · ')}</span>
          <Button icon={<RollbackOutlined aria-hidden />} disabled={steps.length < 2} onClick={undo}>{t('calendar.undo')}</Button>
          <Button onClick={async () => { if (!dirty || (await sure())) close() }}>{t('action.cancel')}</Button>
          <Button type="primary" loading={busy} disabled={missing !== '' || !dirty} onClick={() => void save()}>{t('calendar.save', { year })}</Button>
        </div>
      </div>
    </div>
  )
}
