import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { Prior, SessionShown } from '../api/types'
import { Group } from '../care/Group'
import { DateField } from '../kinds/DateField'
import { Asked } from '../kinds/FormDrawer'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { PriorTold } from './PriorTold'
import { SaveBar, useSaving } from './SaveBar'
import { useSessionSave } from './useSessionSave'

/** What was asked before the class, and which lesson answers each problem found. */
export function PriorTab({ page }: { page: SessionShown }) {
  const { today } = useSession()
  const { change } = useSessionSave(page)
  const [value, setValue] = useState<Prior>(page.session.prior ?? { held_on: page.from < today ? page.from : today, discussions: 0, survey: null, found: [] })
  const [wrong, setWrong] = useState(false)
  const saving = useSaving(() => change({ prior: { ...value, found: value.found.map((one) => ({ ...one, text: one.text.trim() })).filter(({ text }) => text) } }))
  if (!page.may_write || page.state === 'cancelled') return page.session.prior ? <PriorTold prior={page.session.prior} lessons={page.session.lessons} /> : null
  const put = (at: number, next: Partial<Prior['found'][number]>) => setValue({ ...value, found: value.found.map((one, index) => (index === at ? { ...one, ...next } : one)) })
  const dirty = page.session.prior === null || JSON.stringify(value) !== JSON.stringify(page.session.prior)
  return (
    <div className="form prior-form">
      {page.session.prior === null && <p className="note">{t(page.lacks.survey ? 'sessions.prior_needed' : 'sessions.prior_none')}</p>}
      <div className="pair">
        <Asked label={t('sessions.prior.held_on')} name="held_on" problem={saving.problem}><DateField whole value={value.held_on} onChange={(held_on) => held_on && setValue({ ...value, held_on })} onWrong={setWrong} /></Asked>
        <Asked label={t('sessions.prior.discussions')} name="discussions" problem={saving.problem}><InputNumber className="wide" min={0} precision={0} value={value.discussions} onChange={(discussions) => setValue({ ...value, discussions: discussions ?? 0 })} /></Asked>
      </div>
      <Group label={t('sessions.prior.found')} hint={t('sessions.prior_hint')}>
        {value.found.map((one, at) => (
          <div className="found-line" key={at}>
            <Input autoFocus={one.text === ''} aria-label={t('sessions.found_n', { n: at + 1 })} maxLength={200} value={one.text} onChange={(event) => put(at, { text: event.target.value })} />
            <Select allowClear aria-label={t('sessions.found_lesson', { n: at + 1 })} placeholder={t('sessions.found_open')} value={one.lesson} options={page.session.lessons.map(({ id, subject }) => ({ value: id, label: subject }))} popupMatchSelectWidth={false} onChange={(lesson?: number | null) => put(at, { lesson: lesson ?? null })} />
            <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('sessions.found_remove', { n: at + 1 })} onClick={() => setValue({ ...value, found: value.found.filter((_, index) => index !== at) })} />
          </div>
        ))}
        <div><Button icon={<PlusOutlined aria-hidden />} onClick={() => setValue({ ...value, found: [...value.found, { text: '', lesson: null }] })}>{t('sessions.found_add')}</Button></div>
      </Group>
      <SaveBar saving={saving} dirty={dirty} refuse={wrong ? t('form.dates_wrong') : undefined} label={t('sessions.prior_save')} />
    </div>
  )
}
