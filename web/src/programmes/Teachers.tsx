import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import type { SessionShown } from '../api/types'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { PersonName } from '../kinds/PersonName'
import { PersonPicker } from '../kinds/PersonPicker'
import { choices } from '../problems/codes'
import { useMay } from '../shell/session'
import { code, t } from '../words/catalogue'
import { FollowUp } from './FollowUp'

const speeches = ['symposium', 'discussion', 'seminar']

/** Those who teach, speak or organise; officials of the house have it on their file. */
export function Teachers({ page }: { page: SessionShown }) {
  const raises = useMay()
  const [open, setOpen] = useState(false)
  const others = page.parts.filter(({ role }) => role !== 'student')
  const may = page.may_write && (page.state === 'open' || page.state === 'planned')
  const follows = speeches.includes(page.form) && (page.may_write || page.may_name) && raises('problems.raise')
  if (others.length === 0 && !may) return null
  return (
    <section aria-label={t('sessions.teachers')}>
      <div className="row"><h2>{t('sessions.teachers')}</h2>{may && <Button size="small" className="no-print" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('sessions.teacher_add')}</Button>}</div>
      {others.length === 0 ? <p className="quiet small">{t('sessions.teachers_none')}</p> : <ul className="teachers">{others.map((part) => <li key={part.id}>{part.person === null ? part.name : <PersonName id={part.person} name={part.name} />} <span className="quiet small">{[code('part_role', part.role), part.unit_name, part.post].filter(Boolean).join(' · ')}</span>{part.said && <p className="pre small">{part.said}</p>}{follows && part.role === 'key_speaker' && part.said && <FollowUp page={page} part={part} />}</li>)}</ul>}
      {open && <TeacherDrawer id={page.id} close={() => setOpen(false)} />}
    </section>
  )
}

function TeacherDrawer({ id, close }: { id: number; close: () => void }) {
  const queries = useQueryClient()
  const [who, setWho] = useState<{ id: number | null; name: string | null }>({ id: null, name: null })
  const [role, setRole] = useState('lecturer')
  const act = async () => {
    queries.setQueryData([`/sessions/${id}`, {}], await send<SessionShown>('POST', `/sessions/${id}/people`, { person: who.id, role }))
  }
  return (
    <FormDrawer open title={t('sessions.teacher_add')} close={close} submit={t('action.add')} effect={t('sessions.teacher_effect')} act={act} refuse={who.id === null ? t('form.missing', { field: t('sessions.name') }) : undefined}>
      {(problem) => (
        <>
          <Asked label={t('sessions.name')} name="person" problem={problem}><PersonPicker autoFocus value={who.id} name={who.name} onChange={(person, name) => setWho({ id: person, name })} /></Asked>
          <Asked label={t('sessions.role')} name="role" problem={problem}><Select className="wide" value={role} options={choices('part_role', ['lecturer', 'key_speaker', 'organiser'])} onChange={setRole} /></Asked>
        </>
      )}
    </FormDrawer>
  )
}
